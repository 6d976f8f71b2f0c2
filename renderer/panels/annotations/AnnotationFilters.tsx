import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { COLOR_IDS, type ColorId } from '../../../shared/model/records';
import type { AnnotationFilter } from '../../../shared/search/filter-annotations';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { languageOfName } from '../../state/language-of-name';
import { useColorName } from '../../state/use-color-name';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { ToggleGroup, ToggleSet } from '../../ui/ToggleGroup';

const NOTED = ['all', 'with-note', 'without-note'] as const satisfies readonly AnnotationFilter['noted'][];
const NOTED_KEYS = {
  all: 'annotations-noted-all',
  'with-note': 'annotations-noted-with',
  'without-note': 'annotations-noted-without',
} as const;
const ORDERS = ['place', 'newest', 'oldest', 'color'] as const satisfies readonly AnnotationFilter['order'][];

/** The codes that are listed, each with a way to list all again; codes are chosen in the codebook. */
function CodeFilter() {
  const { t } = useTranslation('codebook');
  const actions = useDeskActions();
  const codebook = useDesk((state) => state.codebook);
  const codes = useDesk((state) => state.filter.codes);
  if (codes.length === 0) return null;
  return (
    <ul className="panel-annotations-codes" aria-label={t('filter')}>
      {codes.map((id) => {
        const name = codebook.labels.get(id) ?? '';
        return (
          <li key={id} className="notes-chip">
            <span className="codes-square" data-code-color={codebook.codes.get(id)?.color} />
            <span className="notes-chip-name" lang={languageOfName(name)}>
              {name}
            </span>
            <button
              type="button"
              className="notes-chip-remove"
              aria-label={t('filter-remove', { name })}
              onClick={() => actions.setFilter({ codes: codes.filter((code) => code !== id) })}
            >
              <X size={12} aria-hidden="true" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

export function AnnotationFilters({ counts }: { readonly counts: Readonly<Record<ColorId, number>> }) {
  const { t } = useTranslation('panels');
  const actions = useDeskActions();
  const filter = useDesk((state) => state.filter);
  const colorNameOf = useColorName();
  return (
    <search className="panel-annotations-filters">
      <TextField
        type="search"
        label={t('annotations-words')}
        hideLabel
        placeholder={t('annotations-words-placeholder')}
        value={filter.words}
        onValueChange={(words) => actions.setFilter({ words })}
      />
      <ToggleSet
        label={t('annotations-colors')}
        className="panel-annotations-colors"
        values={filter.colors}
        onValuesChange={(colors) => actions.setFilter({ colors })}
        options={COLOR_IDS.map((color) => ({
          value: color,
          label: t('annotations-color-count', { color: colorNameOf(color), count: counts[color] }),
          content: (
            <span className="panel-annotations-color" data-color={color}>
              {counts[color]}
            </span>
          ),
        }))}
      />
      <CodeFilter />
      <ToggleGroup
        label={t('annotations-noted')}
        value={filter.noted}
        onValueChange={(noted) => actions.setFilter({ noted })}
        options={NOTED.map((value) => ({ value, content: t(NOTED_KEYS[value]) }))}
      />
      <Select
        label={t('annotations-order')}
        hideLabel
        value={filter.order}
        onValueChange={(order) => actions.setFilter({ order })}
        options={ORDERS.map((value) => ({ value, label: t(`annotations-order-${value}`) }))}
      />
    </search>
  );
}
