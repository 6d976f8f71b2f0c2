import { PaletteFrame } from './PaletteFrame';

/** "Go to": one field for paragraph numbers and for words of the outline, the annotations and the colours. */
export function PaletteDialog() {
  return <PaletteFrame name="palette" start="" />;
}
