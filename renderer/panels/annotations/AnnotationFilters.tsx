import { useTranslation } from 'react-i18next';
import { COLOR_IDS, type ColorId } from '../../../shared/model/records';
import type { AnnotationFilter } from '../../../shared/search/filter-annotations';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { useColorName } from '../../state/use-color-name';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { ToggleGroup, ToggleSet } from '../../ui/ToggleGroup';
import { CodeFilters } from './CodeFilters';

const NOTED = ['all', 'with-note', 'without-note'] as const satisfies readonly AnnotationFilter['noted'][];
const NOTED_KEYS = {
  all: 'annotations-noted-all',
  'with-note': 'annotations-noted-with',
  'without-note': 'annotations-noted-without',
} as const;
const CHECKS = ['all', 'open', 'settled'] as const satisfies readonly AnnotationFilter['check'][];
const CORRECTIONS = ['all', 'only'] as const satisfies readonly AnnotationFilter['corrections'][];
const ORDERS = ['place', 'newest', 'oldest', 'color'] as const satisfies readonly AnnotationFilter['order'][];

export interface AnnotationFiltersProps {
  readonly counts: Readonly<Record<ColorId, number>>;
  /** Whether any annotation has a question mark: what nobody uses is not offered. */
  readonly hasChecks: boolean;
  /** How many corrections there are; without any they are not asked for. */
  readonly corrections: number;
}

export function AnnotationFilters({ counts, hasChecks, corrections }: AnnotationFiltersProps) {
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
      <CodeFilters />
      <ToggleGroup
        label={t('annotations-noted')}
        value={filter.noted}
        onValueChange={(noted) => actions.setFilter({ noted })}
        options={NOTED.map((value) => ({ value, content: t(NOTED_KEYS[value]) }))}
      />
      {hasChecks && (
        <ToggleGroup
          label={t('annotations-check')}
          value={filter.check}
          onValueChange={(check) => actions.setFilter({ check })}
          options={CHECKS.map((value) => ({ value, content: t(`annotations-check-${value}`) }))}
        />
      )}
      {(corrections > 0 || filter.corrections === 'only') && (
        <ToggleGroup
          label={t('annotations-corrections')}
          value={filter.corrections}
          onValueChange={(chosen) => actions.setFilter({ corrections: chosen })}
          options={CORRECTIONS.map((value) => ({ value, content: t(`annotations-corrections-${value}`, { count: corrections }) }))}
        />
      )}
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
