import { useTranslation } from 'react-i18next';
import { FIXED_GROUPS, FIXED_KEYS, fixedKeysOn } from '../../app/fixed-keys';
import { FORMAT_KEYS, FORMATS } from '../../notes/format-keys';
import { Kbd } from '../../ui/Kbd';
import { isApplePlatform, nameKeys } from '../../ui/key-names';

export interface FixedGroup {
  readonly id: string;
  readonly title: string;
  readonly about?: string | undefined;
  readonly rows: readonly { readonly name: string; readonly keys: readonly string[] }[];
}

/** The keys that stay as they are, by where they are heard: those rows whose name or keys have all the words. */
export function useFixedGroups(wanted: readonly string[]): readonly FixedGroup[] {
  const { t } = useTranslation(['commands', 'notes']);
  const apple = isApplePlatform();
  const answers = ({ name, keys }: FixedGroup['rows'][number]) => {
    const told = `${name} ${keys.flatMap((combination) => nameKeys(combination, apple)).join(' ')}`.toLocaleLowerCase();
    return wanted.every((word) => told.includes(word));
  };
  const groups = FIXED_GROUPS.map((group): FixedGroup => {
    const rows = FIXED_KEYS.filter((row) => row.group === group).map((row) => ({
      name: t(`commands:${row.name}`),
      keys: fixedKeysOn(row, apple),
    }));
    return { id: group, title: t(`commands:group-${group}`), about: group === 'caret' ? t('commands:fixed-about') : undefined, rows };
  });
  const formats = FORMATS.map((format) => ({ name: t(`notes:format-${format}`), keys: [FORMAT_KEYS[format]] }));
  return [...groups, { id: 'formats', title: t('commands:group-formats'), rows: formats }]
    .map((group) => ({ ...group, rows: group.rows.filter(answers) }))
    .filter((group) => group.rows.length > 0);
}

/** Keys to read only. */
export function FixedKeyList({ groups }: { readonly groups: readonly FixedGroup[] }) {
  return groups.map(({ id, title, about, rows }) => (
    <section key={id} aria-labelledby={`shortcuts-${id}`}>
      <h3 id={`shortcuts-${id}`} className="shortcuts-group">
        {title}
      </h3>
      {about !== undefined && <p className="shortcuts-about">{about}</p>}
      <ul className="shortcuts-list">
        {rows.map((row) => (
          <li key={row.name} className="shortcuts-row">
            <span className="shortcuts-name">{row.name}</span>
            <span className="shortcuts-fixed">
              {row.keys.map((keys) => (
                <Kbd key={keys} keys={keys} />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  ));
}
