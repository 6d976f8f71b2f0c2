import type { ColorId } from '../../../shared/model/records';

/** The colour as it looks in the text, with its line style. */
export function ColorSample({ color }: { readonly color: ColorId }) {
  return (
    <span
      className="legend-sample"
      aria-hidden="true"
      style={{
        backgroundColor: `var(--hl-${color})`,
        textDecoration: `underline 1.5px var(--hl-${color}-style) var(--hl-${color}-line)`,
      }}
    >
      ab
    </span>
  );
}
