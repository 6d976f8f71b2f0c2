/** What a page sends to a worker that does one job at a time. */
export interface JobRequest<Job> {
  readonly id: number;
  readonly job: Job;
}

export type JobReply<Output> =
  /** `done` from 0 to 1. */
  | { readonly id: number; readonly type: 'progress'; readonly done: number }
  | { readonly id: number; readonly type: 'finished'; readonly output: Output }
  | { readonly id: number; readonly type: 'failed'; readonly detail: string };
