import { useTranslation } from 'react-i18next';
import { languageOfName } from '../../state/language-of-name';
import '../../styles/chips.css';
import type { PaletteEntry } from './palette-entries';

/** One line of the list: what it is, and its place. */
export function PaletteItem({ entry }: { readonly entry: PaletteEntry }) {
  const { t } = useTranslation('find');
  switch (entry.kind) {
    case 'paragraph':
    case 'outline':
    case 'bookmark':
      return (
        <>
          <span className="palette-words" lang={entry.language}>
            {entry.label}
          </span>
          <span className="palette-place">{entry.place}</span>
        </>
      );
    case 'annotation':
      return (
        <>
          <span className="palette-color" data-color={entry.color} aria-hidden="true" />
          <span className="palette-words">
            {entry.note !== '' && <span className="palette-note">{entry.note}</span>}
            <q className="palette-quotation">{entry.quotation}</q>
          </span>
          <span className="palette-place">{entry.place}</span>
        </>
      );
    case 'code':
      return (
        <>
          <span className="codes-square" data-code-color={entry.color} aria-hidden="true" />
          <span className="palette-words" lang={languageOfName(entry.name)}>
            {entry.name}
          </span>
          <span className="palette-place">{t('palette-color-count', { count: entry.count })}</span>
        </>
      );
    case 'text':
      return (
        <>
          <span className="palette-words" lang={entry.language}>
            {entry.author === '' ? entry.title : `${entry.title} · ${entry.author}`}
          </span>
          <span className="palette-place">{t('palette-color-count', { count: entry.count })}</span>
        </>
      );
    case 'color':
      return (
        <>
          <span className="palette-color" data-color={entry.color} aria-hidden="true" />
          <span className="palette-words">{t('palette-color', { name: entry.name })}</span>
          <span className="palette-place">{t('palette-color-count', { count: entry.count })}</span>
        </>
      );
  }
}
