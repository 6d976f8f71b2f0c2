import type { ColorId } from '../../model/records';
import type { GetAttribute } from '../docx/scan-xml';
import { colorOfHighlight, colorOfShading } from './nearest-color';

const OFF: ReadonlySet<string> = new Set(['0', 'false', 'off']);

/** What a run says of its own looks, as far as it matters here: whether it is hidden, and whether somebody marked it. */
export class RunLook {
  isHidden = false;
  #highlight: ColorId | null = null;
  #shading: ColorId | null = null;
  /** A highlighter that was taken off again counts before a shading. */
  #isPlain = false;

  /** An element of the run's own properties. */
  take(name: string, get: GetAttribute): void {
    if (name === 'w:vanish') this.isHidden = !OFF.has(get('w:val'));
    else if (name === 'w:highlight') {
      this.#highlight = colorOfHighlight(get('w:val'));
      this.#isPlain = get('w:val') === 'none';
    } else if (name === 'w:shd') this.#shading = colorOfShading(get('w:fill'));
  }

  get color(): ColorId | null {
    return this.#highlight ?? (this.#isPlain ? null : this.#shading);
  }
}
