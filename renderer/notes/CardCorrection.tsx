import { SquarePen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Annotation, Correction } from '../../shared/model/records';
import { useDeskActions } from '../state/desk-context';
import { languageOfName } from '../state/language-of-name';
import '../styles/correction.css';
import { IconButton } from '../ui/IconButton';
import { VisuallyHidden } from '../ui/VisuallyHidden';

export interface CardCorrectionProps {
  readonly annotation: Annotation;
  readonly correction: Correction;
  /** What stands, on one line; the beginning of what is long. */
  readonly stands: string;
  readonly isOpen: boolean;
}

/** What stands and what it should say, as an editor writes it, with the kind of slip; on the chosen card with a way to alter it. */
export function CardCorrection({ annotation, correction: { replacement, slip }, stands, isOpen }: CardCorrectionProps) {
  const { t } = useTranslation('correction');
  const actions = useDeskActions();
  return (
    <div className="correction-card">
      <p className="correction-line">
        <VisuallyHidden>{t('card')}: </VisuallyHidden>
        <del lang={languageOfName(stands)}>{stands}</del>{' '}
        {replacement !== '' && <ins lang={languageOfName(replacement)}>{replacement}</ins>}
        <span className="correction-slip"> · {t(`slip-${slip}`)}</span>
      </p>
      {isOpen && (
        <IconButton
          size="small"
          label={t('edit')}
          icon={<SquarePen size={14} aria-hidden="true" />}
          onClick={() => actions.startCorrecting(annotation.id)}
        />
      )}
    </div>
  );
}
