import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportCandidate, ImportItem } from '../../../shared/import/import-report';
import { Button } from '../../ui/Button';

/** So many places are asked about at first, and more at each wish. */
const SHOWN_AT_ONCE = 10;

interface PlaceQuestionsProps {
  readonly items: readonly ImportItem[];
  readonly answers: ReadonlyMap<string, number>;
  readonly onAnswer: (id: string, candidate: number | null) => void;
}

/** Asks where doubtful passages stand, each candidate with the words around it. What is left open comes in as doubtful. */
export function PlaceQuestions({ items, answers, onAnswer }: PlaceQuestionsProps) {
  const { t } = useTranslation('import');
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const asked = items.flatMap((item) => (item.asked === null || item.id === null ? [] : [{ ...item, id: item.id, asked: item.asked }]));
  if (asked.length === 0) return null;
  const more = Math.min(SHOWN_AT_ONCE, asked.length - shown);
  return (
    <section className="import-questions" aria-label={t('asked', { count: asked.length })}>
      <h4>{t('asked', { count: asked.length })}</h4>
      <p className="export-hint">{t('asked-hint')}</p>
      {asked.slice(0, shown).map(({ id, label, asked: { candidates } }) => (
        <fieldset key={id} className="import-question">
          <legend>
            <q>{label}</q>
          </legend>
          {candidates.map((candidate, index) => (
            <Answer key={`${candidate.target.start}`} name={id} isChosen={answers.get(id) === index} onChoose={() => onAnswer(id, index)}>
              <Place candidate={candidate} />
            </Answer>
          ))}
          <Answer name={id} isChosen={!answers.has(id)} onChoose={() => onAnswer(id, null)}>
            {t('asked-open')}
          </Answer>
        </fieldset>
      ))}
      {more > 0 && (
        <Button size="small" onClick={() => setShown(shown + more)}>
          {t('show-more', { count: more })}
        </Button>
      )}
    </section>
  );
}

interface AnswerProps {
  readonly name: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children: React.ReactNode;
}

function Answer({ name, isChosen, onChoose, children }: AnswerProps) {
  return (
    <label className="import-answer">
      <input type="radio" name={name} checked={isChosen} onChange={onChoose} />
      <span>{children}</span>
    </label>
  );
}

function Place({ candidate: { place, before, words, after } }: { readonly candidate: ImportCandidate }) {
  return (
    <>
      {place !== '' && <span className="import-place">{place}</span>} <span className="import-around">…{before}</span>
      <mark>{words}</mark>
      <span className="import-around">{after}…</span>
    </>
  );
}
