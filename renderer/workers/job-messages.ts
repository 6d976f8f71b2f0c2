/**
 * What a page sends to a worker that does one job at a time. What is large goes before it in pieces, each a message of its own, so that
 * no message holds up the page.
 */
export type JobRequest<Job, Piece = never> =
  | { readonly id: number; readonly type: 'piece'; readonly piece: Piece }
  | { readonly id: number; readonly type: 'job'; readonly job: Job };

export type JobReply<Output, Part = never> =
  /** `done` from 0 to 1. */
  | { readonly id: number; readonly type: 'progress'; readonly done: number }
  /** Some of what is large in the output, before the rest of it. */
  | { readonly id: number; readonly type: 'part'; readonly part: Part }
  | { readonly id: number; readonly type: 'finished'; readonly output: Output }
  | { readonly id: number; readonly type: 'failed'; readonly detail: string };
