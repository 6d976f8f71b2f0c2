export interface LiveRegionProps {
  /** Spoken whenever it changes; empty says nothing. */
  readonly message: string;
  readonly urgent?: boolean | undefined;
}

/** Speaks to screen readers without showing anything. Must stay mounted: a region that arrives with its text is not spoken. */
export function LiveRegion({ message, urgent = false }: LiveRegionProps) {
  return (
    <div className="ui-visually-hidden" role={urgent ? 'alert' : 'status'} aria-live={urgent ? 'assertive' : 'polite'} aria-atomic="true">
      {message}
    </div>
  );
}
