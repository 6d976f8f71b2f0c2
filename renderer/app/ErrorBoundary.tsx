import { Component, type ReactNode } from 'react';
import { CrashPage } from './CrashPage';

interface Caught {
  readonly error: unknown;
}

interface ErrorBoundaryState {
  /** A bug while drawing: the page cannot stand. */
  readonly broken: Caught | null;
  /** A bug anywhere else (an event, a promise): the page still stands behind the message. */
  readonly reported: Caught | null;
}

/** Bugs crash loudly: whatever nobody caught, while drawing or later, is shown with what is safe and what to do. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { broken: null, reported: null };

  static getDerivedStateFromError(error: unknown): Partial<ErrorBoundaryState> {
    return { broken: { error } };
  }

  override componentDidMount(): void {
    window.addEventListener('error', this.#onError);
    window.addEventListener('unhandledrejection', this.#onRejection);
  }

  override componentWillUnmount(): void {
    window.removeEventListener('error', this.#onError);
    window.removeEventListener('unhandledrejection', this.#onRejection);
  }

  readonly #onError = (event: ErrorEvent): void => {
    // Chromium reports a resize that takes two frames as an error; nothing is wrong.
    if (event.message.startsWith('ResizeObserver loop')) return;
    this.setState({ reported: { error: event.error ?? event.message } });
  };

  readonly #onRejection = (event: PromiseRejectionEvent): void => {
    this.setState({ reported: { error: event.reason } });
  };

  override render(): ReactNode {
    const { broken, reported } = this.state;
    if (broken !== null) return <CrashPage error={broken.error} />;
    return (
      <>
        <div className="app-boundary" inert={reported !== null}>
          {this.props.children}
        </div>
        {reported !== null && <CrashPage error={reported.error} onStay={() => this.setState({ reported: null })} />}
      </>
    );
  }
}
