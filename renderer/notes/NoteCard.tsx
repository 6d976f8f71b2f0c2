import { CircleQuestionMark, Pencil, Spline, Tag, Trash2 } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Annotation, AnnotationId, Note } from '../../shared/model/records';
import { plainTextOf } from '../../shared/richtext/plain-text';
import { languageOf } from '../../shared/text/language';
import { useDeskActions, useDeskLater } from '../state/desk-context';
import type { Mark } from '../state/mark';
import '../styles/chips.css';
import { CheckMark } from '../ui/CheckMark';
import { formatDateTime } from '../ui/format-time';
import { IconButton } from '../ui/IconButton';
import { useAgo } from '../ui/use-ago';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import { CardCorrection } from './CardCorrection';
import { CardEditor } from './CardEditor';
import { CardPlaces } from './CardPlaces';
import { CodeChips } from './CodeChips';
import { NoteBody } from './NoteBody';
import { isComposing } from './NoteEditor';
import { RelationChips } from './RelationChips';

/** What the reader asks of a card by keyboard; the margin and the drawer know where the neighbours are. */
export interface CardCommands {
  readonly onWalk: (from: AnnotationId, direction: 'next' | 'previous') => void;
  readonly onReturn: (id: AnnotationId) => void;
  readonly onDelete: (id: AnnotationId) => void;
  /** Takes the focus back after writing. */
  readonly onFocusCard: (id: AnnotationId) => void;
}

export interface NoteCardProps {
  readonly mark: Mark;
  readonly annotation: Annotation | undefined;
  readonly note: Note | undefined;
  /** "¶2 · s1" */
  readonly place: string;
  readonly colorName: string;
  readonly quotation: string;
  readonly isActive: boolean;
  readonly isHovered: boolean;
  readonly isEditing: boolean;
  /** The one card that Tab reaches. */
  readonly isTabStop: boolean;
  readonly showsAll: boolean;
  /** The desk is shown as it was: the card can be read and not altered. */
  readonly isPast: boolean;
  /** Milliseconds since the Unix epoch; a minute old at most. */
  readonly now: number;
  readonly commands: CardCommands;
}

export const NoteCard = memo(function NoteCard(props: NoteCardProps) {
  const { mark, note, place, isActive, isEditing, commands } = props;
  const { t } = useTranslation('notes');
  const actions = useDeskActions();
  const lang = useMemo(() => (note === undefined ? undefined : languageOfNote(plainTextOf(note.body))), [note]);
  const label = t(labelOf(mark), { place, color: props.colorName, quotation: props.quotation });
  const click = (event: MouseEvent<HTMLElement>) => {
    if (isEditing || isControl(event.target) || hasSelectionIn(event.currentTarget)) return;
    if (isActive && !props.isPast) actions.edit(mark.id);
    else actions.activate(mark.id, 'note');
  };
  return (
    <article
      className="notes-card"
      data-annotation={mark.id}
      data-color={mark.color}
      data-active={isActive || isEditing || undefined}
      data-hovered={props.isHovered || undefined}
      aria-label={label}
      aria-current={isActive || undefined}
      tabIndex={props.isTabStop ? 0 : -1}
      onClick={click}
      onKeyDown={(event) => pressKey(event, mark.id, commands, actions.edit)}
      onPointerEnter={() => actions.hover(mark.id)}
      onPointerLeave={() => actions.hover(null)}
    >
      <CardHead {...props} />
      {props.annotation?.correction != null && (
        <CardCorrection
          annotation={props.annotation}
          correction={props.annotation.correction}
          stands={props.quotation}
          isOpen={(isActive || isEditing) && !props.isPast}
        />
      )}
      {isEditing ? (
        <CardEditor
          id={mark.id}
          body={note?.body ?? null}
          label={t('editor-label', { place })}
          lang={lang}
          onClose={() => commands.onFocusCard(mark.id)}
        />
      ) : (
        <CardText mark={mark} note={note} lang={lang} isClamped={!props.showsAll && !isActive} isActive={isActive} isPast={props.isPast} />
      )}
      <CardPlaces mark={mark} annotation={props.annotation} isOpen={isActive || isEditing} isPast={props.isPast} />
      <CodeChips annotation={props.annotation} isOpen={(isActive || isEditing) && !props.isPast} />
      <RelationChips id={mark.id} isOpen={(isActive || isEditing) && !props.isPast} />
    </article>
  );
});

function labelOf({ hasNote, hasCorrection }: Mark) {
  if (hasNote) return 'card-label';
  return hasCorrection ? 'card-label-correction' : 'card-label-empty';
}

function CardHead({ mark, annotation, note, place, isActive, isEditing, isPast, now, commands }: NoteCardProps) {
  const { t } = useTranslation('notes');
  const record = note ?? annotation;
  return (
    <header className="notes-card-head">
      <span className="notes-card-place">
        {place}
        {annotation?.check != null && (
          <>
            {' '}
            <CheckMark state={annotation.check} label={t(`check-${annotation.check}`)} />
          </>
        )}
      </span>
      {mark.anchor === 'doubtful' && <span className="notes-card-doubtful">{t('doubtful')}</span>}
      {record !== undefined && <CardTime at={record.updatedAt} isEdited={isEdited(record)} isOpen={isActive} now={now} />}
      {(isActive || isEditing) && !isPast && <CardActions mark={mark} annotation={annotation} isEditing={isEditing} commands={commands} />}
    </header>
  );
}

type CardActionsProps = Pick<NoteCardProps, 'mark' | 'annotation' | 'isEditing' | 'commands'>;

function CardActions({ mark, annotation, isEditing, commands }: CardActionsProps) {
  const { t } = useTranslation(['notes', 'codebook', 'relations']);
  const actions = useDeskActions();
  return (
    <span className="notes-card-actions">
      {/* First, so that the others stay under the pointer when writing ends by pressing one of them. */}
      {!isEditing && (
        <IconButton
          size="small"
          label={t('edit-note')}
          icon={<Pencil size={14} aria-hidden="true" />}
          onClick={() => actions.edit(mark.id)}
        />
      )}
      <IconButton
        size="small"
        label={t('codebook:code')}
        icon={<Tag size={14} aria-hidden="true" />}
        onClick={() => actions.startCoding([mark.id])}
      />
      <IconButton
        size="small"
        label={t('relations:link-card')}
        icon={<Spline size={14} aria-hidden="true" />}
        onClick={() => actions.startRelating(mark.id)}
      />
      <IconButton
        size="small"
        label={t(`check-step-${annotation?.check ?? 'none'}`)}
        icon={<CircleQuestionMark size={14} aria-hidden="true" />}
        onClick={() => actions.stepCheck([mark.id])}
      />
      <IconButton
        size="small"
        label={t('delete-annotation')}
        icon={<Trash2 size={14} aria-hidden="true" />}
        onClick={() => commands.onDelete(mark.id)}
      />
    </span>
  );
}

interface CardTimeProps {
  readonly at: number;
  readonly isEdited: boolean;
  /** On the chosen card the time leads to what happened when. */
  readonly isOpen: boolean;
  readonly now: number;
}

function CardTime({ at, isEdited, isOpen, now }: CardTimeProps) {
  const { t, i18n } = useTranslation('notes');
  const actions = useDeskActions();
  const ago = useAgo();
  const exact = formatDateTime(at, i18n.language);
  const time = (
    <time className="notes-card-time" dateTime={new Date(at).toISOString()} title={exact}>
      {isEdited ? t('edited-ago', { time: ago(at, now) }) : ago(at, now)}
    </time>
  );
  if (!isOpen) return time;
  return (
    <button type="button" className="notes-card-history" onClick={() => actions.openDialog('history')}>
      <VisuallyHidden>{t('show-history')}</VisuallyHidden>
      {time}
    </button>
  );
}

interface CardTextProps {
  readonly mark: Mark;
  readonly note: Note | undefined;
  readonly lang: string | undefined;
  readonly isClamped: boolean;
  readonly isActive: boolean;
  readonly isPast: boolean;
}

function CardText({ mark, note, lang, isClamped, isActive, isPast }: CardTextProps) {
  const { t } = useTranslation('notes');
  const actions = useDeskActions();
  const isLoaded = useDeskLater((state) => state.rowsLoaded);
  if (note !== undefined) return <NoteBody body={note.body} lang={lang} isClamped={isClamped} />;
  if (mark.hasNote) return <p className="notes-card-begin">{t(isLoaded ? 'unreadable-note' : 'loading-note')}</p>;
  // A correction says what there is to say.
  if (mark.hasCorrection && !isActive) return null;
  if (isPast) return <p className="notes-card-begin">{t('no-note')}</p>;
  return (
    <button type="button" className="notes-card-begin" onClick={() => actions.edit(mark.id)}>
      {t('write-note')}
    </button>
  );
}

function pressKey(event: KeyboardEvent<HTMLElement>, id: AnnotationId, commands: CardCommands, edit: (id: AnnotationId) => void): void {
  if (event.target !== event.currentTarget || isComposing(event.nativeEvent)) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const command = CARD_KEYS[event.key];
  if (command === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  command(id, commands, edit);
}

type CardKey = (id: AnnotationId, commands: CardCommands, edit: (id: AnnotationId) => void) => void;

const CARD_KEYS: Readonly<Record<string, CardKey>> = {
  ArrowDown: (id, commands) => commands.onWalk(id, 'next'),
  ArrowUp: (id, commands) => commands.onWalk(id, 'previous'),
  Enter: (id, _, edit) => edit(id),
  Escape: (id, commands) => commands.onReturn(id),
  Delete: (id, commands) => commands.onDelete(id),
};

/** Changed when it was written already, not in the same go. */
function isEdited(record: Annotation | Note): boolean {
  return record.updatedAt - record.createdAt > 60_000;
}

/** A tag for the spelling checker and the face; undefined where the words do not tell. */
function languageOfNote(text: string): string | undefined {
  const language = languageOf(text, 0, text.length);
  return language.startsWith('und') ? undefined : language;
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, [contenteditable]') !== null;
}

function hasSelectionIn(card: HTMLElement): boolean {
  const selection = window.getSelection();
  return selection !== null && !selection.isCollapsed && selection.anchorNode !== null && card.contains(selection.anchorNode);
}
