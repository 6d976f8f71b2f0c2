import { PaletteFrame } from './PaletteFrame';

/** Every command by name, with its key. */
export function CommandsDialog() {
  return <PaletteFrame name="commands" start=">" />;
}
