import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { labelsOf } from '../../../shared/codebook/codebook';
import type { Correction } from '../../../shared/model/records';
import { plainTextOf } from '../../../shared/richtext/plain-text';
import { blockAt } from '../../../shared/text/block-at';
import { offset } from '../../../shared/text/offset';
import { useDesk } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { languageOfName } from '../../state/language-of-name';
import { useColorName } from '../../state/use-color-name';
import { usePlaceLabel } from '../../state/use-place-label';
import '../../styles/chips.css';
import '../../styles/correction.css';
import { CheckMark } from '../../ui/CheckMark';
import { formatDateTime } from '../../ui/format-time';
import { useAgo } from '../../ui/use-ago';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import { type AnnotationRow, quotationOf } from './annotation-rows';

export interface AnnotationOptionProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly id: string;
  readonly index: number;
  readonly count: number;
  /** CSS pixels from the top of the list. */
  readonly top: number;
  readonly source: OpenSource;
  readonly row: AnnotationRow;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  readonly isSelected: boolean;
  readonly isCursor: boolean;
  readonly isActive: boolean;
}

/** As much of a quotation as two lines can show. */
const SHOWN_QUOTATION = 240;

export function AnnotationOption(props: AnnotationOptionProps) {
  const { source, row, now, isSelected, isCursor, isActive } = props;
  const { t, i18n } = useTranslation(['panels', 'codebook']);
  const ago = useAgo();
  const place = usePlaceLabel(source.text)(row.start);
  const codebook = useDesk((state) => state.codebook);
  const codes = labelsOf(codebook, row.codes);
  const color = useColorName()(row.color);
  const quotation = quotationOf(source, row).slice(0, SHOWN_QUOTATION).replace(/\s+/gu, ' ');
  const note = row.note === undefined ? '' : firstLineOf(plainTextOf(row.note.body));
  const language = blockAt(source.text, offset(Math.min(row.start, source.text.text.length))).language;
  const record = row.note ?? row.annotation;
  const places = row.annotation?.targets.length ?? 1;
  return (
    // Clicks and keys are taken by the list, which keeps the focus.
    <div
      ref={props.ref}
      id={props.id}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      aria-setsize={props.count}
      aria-posinset={props.index + 1}
      data-index={props.index}
      data-color={row.color}
      data-cursor={isCursor || undefined}
      data-active={isActive || undefined}
      className="panel-annotations-row"
      style={{ transform: `translateY(${props.top}px)` }}
    >
      <VisuallyHidden>{color}: </VisuallyHidden>
      <p className="panel-annotations-quotation" lang={language}>
        {quotation}
      </p>
      {row.annotation?.correction != null && <CorrectionLine correction={row.annotation.correction} />}
      {note !== '' && <p className="panel-annotations-note">{note}</p>}
      {codes.length > 0 && (
        <ul className="panel-annotations-codes" aria-label={t('codebook:chips')}>
          {codes.map((label) => (
            <li key={label} className="notes-chip">
              <span className="notes-chip-name" lang={languageOfName(label)}>
                {label}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="panel-annotations-meta">
        <span>
          {row.mark.anchor === 'anchored' ? place : t(`annotations-${row.mark.anchor}`)}
          {places > 1 && ` · ${t('annotations-places', { count: places })}`}
          {row.check !== null && (
            <>
              {' '}
              <CheckMark state={row.check} label={t(`annotations-check-${row.check}`)} />
            </>
          )}
        </span>
        {record !== undefined && (
          <time dateTime={new Date(record.updatedAt).toISOString()} title={formatDateTime(record.updatedAt, i18n.language)}>
            {ago(record.updatedAt, now)}
          </time>
        )}
      </p>
    </div>
  );
}

function CorrectionLine({ correction: { replacement, slip } }: { readonly correction: Correction }) {
  const { t } = useTranslation('correction');
  return (
    <p className="correction-line">
      <span aria-hidden="true">→ </span>
      <VisuallyHidden>{t('says')}: </VisuallyHidden>
      {replacement === '' ? t('to-delete') : <ins lang={languageOfName(replacement)}>{replacement}</ins>}
      <span className="correction-slip"> · {t(`slip-${slip}`)}</span>
    </p>
  );
}

function firstLineOf(text: string): string {
  return text.split('\n').find((line) => line.trim() !== '') ?? '';
}
