import { useEditorState } from '@tiptap/react';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { IconButton } from '../ui/IconButton';
import { LiveRegion } from '../ui/LiveRegion';
import { TextField } from '../ui/TextField';
import type { EssayEditing } from './essay-editing';
import { getFound, lookFor, replaceAll, replaceCurrent, showMatch, stepTo } from './find-in-essay';

/** Finds words in the essay and puts others in their place. Esc closes it. */
export function FindBar({ editing, onDone }: { readonly editing: EssayEditing; readonly onDone: () => void }) {
  const { t } = useTranslation('commentary');
  const { editor } = editing;
  const [pattern, setPattern] = useState('');
  const [words, setWords] = useState('');
  const [replaced, setReplaced] = useState('');
  const found = useEditorState({ editor, selector: ({ editor: { state } }) => getFound(state) });
  useEffect(() => () => end(editing), [editing]);
  const look = (next: string) => {
    setPattern(next);
    setReplaced('');
    editor.view.dispatch(lookFor(editor.state, next));
    reveal(editing, 0);
  };
  const step = (direction: 1 | -1) => {
    const tr = stepTo(editor.state, direction);
    if (tr !== null) editor.view.dispatch(tr);
    scrollToCurrent(editing);
  };
  const replace = () => {
    const tr = replaceCurrent(editor.state, words);
    if (tr === null) return step(1);
    editor.view.dispatch(tr);
    reveal(editing, getFound(editor.state).current);
  };
  const replaceEach = () => {
    const { tr, count } = replaceAll(editor.state, words);
    if (count > 0) editor.view.dispatch(tr);
    setReplaced(t('replaced', { count }));
  };
  const pressKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    event.stopPropagation();
    if (event.key === 'Escape') onDone();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      if (event.target.name === 'replacement') replace();
      else step(event.shiftKey ? -1 : 1);
    }
  };
  const count = pattern === '' ? '' : t('found', { at: found.current + 1, count: found.matches.length });
  return (
    <search className="commentary-bar" aria-label={t('find')} onKeyDown={pressKey}>
      <TextField label={t('find-words')} hideLabel placeholder={t('find-words')} autoFocus value={pattern} onValueChange={look} />
      <span className="commentary-count">{count}</span>
      <IconButton size="small" label={t('find-previous')} icon={<ArrowUp size={15} />} onClick={() => step(-1)} />
      <IconButton size="small" label={t('find-next')} icon={<ArrowDown size={15} />} onClick={() => step(1)} />
      <IconButton size="small" label={t('find-close')} icon={<X size={15} />} onClick={onDone} />
      <TextField
        label={t('replace-with')}
        hideLabel
        placeholder={t('replace-with')}
        name="replacement"
        value={words}
        onValueChange={setWords}
      />
      <Button size="small" disabled={found.matches.length === 0} onClick={replace}>
        {t('replace')}
      </Button>
      <Button size="small" disabled={found.matches.length === 0} onClick={replaceEach}>
        {t('replace-all')}
      </Button>
      {found.matches.some((match) => match.isQuoted) && <p className="commentary-hint">{t('replace-quoted')}</p>}
      <LiveRegion message={replaced === '' ? count : replaced} />
    </search>
  );
}

function reveal(editing: EssayEditing, at: number): void {
  const tr = showMatch(editing.editor.state, at);
  if (tr !== null) editing.editor.view.dispatch(tr);
  scrollToCurrent(editing);
}

/** The field has the focus, so the editor does not scroll by itself. */
function scrollToCurrent({ editor }: EssayEditing): void {
  editor.view.dom.querySelector('.commentary-found-current')?.scrollIntoView({ block: 'nearest' });
}

function end({ editor }: EssayEditing): void {
  if (!editor.isDestroyed) editor.view.dispatch(lookFor(editor.state, ''));
}
