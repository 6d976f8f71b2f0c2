import type { Codebook } from '../../codebook/codebook';
import { COLOR_IDS, type CodeColorId, type CodeId, type ColorId } from '../../model/records';
import type { ExportInput } from '../export-input';
import { INKS } from '../inks';
import { element, xmlText } from '../xml';
import { derivedGuid, guidOf } from './guid';
import type { RefiNotes } from './notes';
import type { QdpxOptions } from './qdpx-options';

/** The colours of codes on paper: as the desk has them. */
export const CODE_INKS: Readonly<Record<CodeColorId, string>> = {
  blue: '#2f72b3',
  red: '#bf4a40',
  green: '#3f8238',
  amber: '#a87908',
  purple: '#7650b4',
  teal: '#1f7f7f',
  pink: '#b5458a',
  grey: '#77736a',
};

/** The GUID of the code that stands for a highlight's colour: the same in every project, so that it is known again. */
export function colorCodeGuid(color: ColorId): string {
  return derivedGuid('highlight colour', color);
}

/** The codes below one (null: at the top) as nested `Code` elements; `refsOf` gives the elements that refer to notes on a code. */
export function codeElements(codebook: Codebook, refsOf: (id: CodeId) => string, parent: CodeId | null = null): string {
  return (codebook.children.get(parent) ?? [])
    .map(({ id, name, color, definition }) =>
      element(
        'Code',
        { guid: guidOf('code', id), name, isCodable: 'true', color: CODE_INKS[color] },
        definition === '' ? '' : element('Description', {}, xmlText(definition)),
        refsOf(id),
        codeElements(codebook, refsOf, id),
      ),
    )
    .join('');
}

/**
 * The whole codebook with its memos. Highlight colours go along, if they are asked for, as codes of their own below one that is given
 * to nothing: no program drops a passage then because nothing is coded.
 */
export function codeBookElement({ codebook, annotations, labels, options }: ExportInput<QdpxOptions>, notes: RefiNotes): string {
  const own = codeElements(codebook, (id) => {
    const code = codebook.codes.get(id);
    return code === undefined || code.memo === null ? '' : notes.addMemo(id, codebook.labels.get(id) ?? code.name, code.memo);
  });
  const used = options.colors ? COLOR_IDS.filter((color) => annotations.some(({ annotation }) => annotation.color === color)) : [];
  const colors = used.map((color) =>
    element('Code', { guid: colorCodeGuid(color), name: labels.colors[color], isCodable: 'true', color: INKS[color].light[2] }),
  );
  const all =
    own +
    (colors.length === 0
      ? ''
      : element('Code', { guid: derivedGuid('highlight colours'), name: labels.legend, isCodable: 'false' }, ...colors));
  return all === '' ? '' : element('CodeBook', {}, element('Codes', {}, all));
}
