import { useTranslation } from 'react-i18next';
import { FIXED_KEYS, fixedKeysOn } from '../../app/fixed-keys';
import { Kbd } from '../../ui/Kbd';
import { isApplePlatform } from '../../ui/key-names';

/** The keys of the text itself, to read only. */
export function FixedKeyList({ wanted }: { readonly wanted: string }) {
  const { t } = useTranslation('commands');
  const found = FIXED_KEYS.filter((row) => t(row.name).toLocaleLowerCase().includes(wanted));
  if (found.length === 0) return null;
  return (
    <section aria-labelledby="shortcuts-caret">
      <h3 id="shortcuts-caret" className="shortcuts-group">
        {t('group-caret')}
      </h3>
      <p className="shortcuts-about">{t('fixed-about')}</p>
      <ul className="shortcuts-list">
        {found.map((row) => (
          <li key={row.name} className="shortcuts-row">
            <span className="shortcuts-name">{t(row.name)}</span>
            <span className="shortcuts-fixed">
              {fixedKeysOn(row, isApplePlatform()).map((keys) => (
                <Kbd key={keys} keys={keys} />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
