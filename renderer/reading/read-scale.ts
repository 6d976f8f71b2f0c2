import type { TextScale } from '../../shared/orientation/text-scale';
import type { ReadingEditor } from './reading-editor';

/**
 * Where every block of the text stands. One rectangle a section is read; within those that may not be laid out the blocks share its
 * height by their weights, as the estimate does.
 */
export function readScale(scroller: HTMLElement, editor: ReadingEditor): TextScale {
  const origin = scroller.scrollTop - scroller.getBoundingClientRect().top;
  const offsets: number[] = [];
  const tops: number[] = [];
  const add = (block: number, top: number, bottom: number) => {
    offsets.push(editor.map.offsetOf({ block, local: 0 }), editor.map.offsetOf({ block, local: Number.MAX_SAFE_INTEGER }));
    tops.push(top + origin, bottom + origin);
  };
  for (const section of editor.sections) {
    const { top, height } = editor.getSectionElement(section.index).getBoundingClientRect();
    let passed = 0;
    for (const [place, weight] of section.weights.entries()) {
      const block = section.first + place;
      const exact = editor.isShort && !section.furniture ? editor.dom.findBlock(block)?.getBoundingClientRect() : undefined;
      const from = top + (height * passed) / section.weight;
      passed += weight;
      add(block, exact?.top ?? from, exact?.bottom ?? top + (height * passed) / section.weight);
    }
  }
  return { offsets, tops, height: scroller.scrollHeight };
}
