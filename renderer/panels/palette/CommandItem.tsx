import { useTranslation } from 'react-i18next';
import { Kbd } from '../../ui/Kbd';
import type { CommandEntry } from './command-entries';

/** One command: its name, what it waits for, its key. */
export function CommandItem({ entry: { name, keys, need } }: { readonly entry: CommandEntry }) {
  const { t } = useTranslation('find');
  return (
    <>
      <span className="palette-words">{name}</span>
      {need !== null && need !== 'other' && <span className="palette-place">{t(`commands-need-${need}`)}</span>}
      {keys !== undefined && <Kbd keys={keys} />}
    </>
  );
}
