import type { KeyboardEvent, ReactNode } from 'react';

/** What makes a cell one that keys walk over. */
export interface CellControl {
  /** The one stop for Tab. */
  readonly isCursor: boolean;
  readonly onFocus: () => void;
  readonly onClick: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export interface MatrixCellProps {
  readonly control: CellControl;
  /** What it is called where its words alone do not say it. */
  readonly label?: string;
  readonly title?: string;
  readonly children: ReactNode;
}

/** What stands in a cell of the matrix, a count or a name: a button that fills it. */
export function MatrixCell({ control: { isCursor, ...handlers }, label, title, children }: MatrixCellProps) {
  return (
    <button
      type="button"
      className="matrix-button"
      tabIndex={isCursor ? 0 : -1}
      data-cursor={isCursor || undefined}
      aria-label={label}
      title={title}
      {...handlers}
    >
      {children}
    </button>
  );
}
