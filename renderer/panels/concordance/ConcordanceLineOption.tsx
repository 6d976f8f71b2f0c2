import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { concordanceLine } from '../../../shared/search/concordance/concordance-line';
import { span } from '../../../shared/text/offset';
import type { OpenSource } from '../../state/desk-state';
import type { Mark } from '../../state/mark';
import { useColorName } from '../../state/use-color-name';
import { VisuallyHidden } from '../../ui/VisuallyHidden';

export interface ConcordanceLineOptionProps {
  readonly id: string;
  readonly index: number;
  readonly count: number;
  /** CSS pixels from the top of the list. */
  readonly top: number;
  readonly source: OpenSource;
  /** UTF-16 offsets of the occurrence. */
  readonly start: number;
  readonly end: number;
  /** What is marked on its words already. */
  readonly marked: readonly Mark[];
  readonly isTicked: boolean;
  readonly isCursor: boolean;
}

/** User-perceived characters of context on either side: more than the widest window shows. */
const REACH = 120;

export function ConcordanceLineOption(props: ConcordanceLineOptionProps) {
  const { source, start, end, isTicked, isCursor } = props;
  const { t } = useTranslation('concordance');
  const colorNameOf = useColorName();
  const line = useMemo(() => concordanceLine(source.text, span(start, end), REACH), [source, start, end]);
  const color = closestColor(props.marked, start, end);
  return (
    // Clicks and keys are taken by the list, which keeps the focus.
    <div
      id={props.id}
      role="option"
      tabIndex={-1}
      aria-checked={isTicked}
      aria-selected={isCursor}
      aria-setsize={props.count}
      aria-posinset={props.index + 1}
      data-index={props.index}
      data-cursor={isCursor || undefined}
      data-color={color}
      className="concordance-line"
      style={{ transform: `translateY(${props.top}px)` }}
    >
      <span className="ui-tick" data-tick="" data-ticked={isTicked || undefined} aria-hidden="true" />
      <span className="concordance-place">
        {line.paragraph !== null && <VisuallyHidden>¶</VisuallyHidden>}
        {line.paragraph ?? '·'}
      </span>
      <span className="concordance-words" lang={line.language} dir="auto">
        <span className="concordance-left">
          <span>{line.left}</span>
        </span>
        <span className="concordance-right">
          <b className="concordance-keyword">{line.keyword}</b>
          {line.right}
        </span>
      </span>
      {color !== undefined && <VisuallyHidden>{t('marked', { color: colorNameOf(color) })}</VisuallyHidden>}
    </div>
  );
}

/** The colour of the mark on these very words, else of the smallest that takes them in or touches them. */
function closestColor(marked: readonly Mark[], start: number, end: number): Mark['color'] | undefined {
  const same = marked.find((mark) => mark.start === start && mark.end === end);
  return (same ?? marked.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0])?.color;
}
