import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { sha256Hex } from '../../shared/base/sha256';
import { annotationId, sourceId } from '../../shared/model/ids';
import { COLOR_IDS, type ColorId } from '../../shared/model/records';
import { span } from '../../shared/text/offset';
import { createMemoryHost } from '../host/memory-host';
import { startI18n } from '../locales/i18n';
import { addBundledSource } from '../state/add-bundled-source';
import { AnnotationSet } from '../state/annotation-set';
import { createDesk } from '../state/create-desk';
import { type Desk, DeskProvider } from '../state/desk-context';
import type { OpenSource } from '../state/desk-state';
import { DEFAULT_PREFERENCES } from '../state/initial-state';
import { openLibrary } from '../storage/dexie-library';
import type { PackedGeometry } from '../storage/library';
import { loadHanFaces } from '../styles/han-faces';
import { UiProvider } from '../ui/UiProvider';
import { ReadingView } from './ReadingView';
import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/app.css';

/** A mark as a test writes it down. */
export interface FixtureMark {
  readonly start: number;
  readonly end: number;
  readonly color: ColorId;
}

export interface ReadingFixture {
  readonly desk: Desk;
  readonly scroller: HTMLElement;
  readonly open: OpenSource;
  readonly text: string;
  close(): void;
}

/** The reading view on a desk with a library of its own, showing `text`. */
export async function showText(text: string, marks: readonly FixtureMark[] = []): Promise<ReadingFixture> {
  // A face that arrives later moves the words away from under a test's pointer.
  await loadHanFaces();
  const desk = await openDesk(text);
  const loaded = desk.store.getState().source;
  if (loaded === null) throw new Error('the text did not open');
  const annotations = new AnnotationSet({ text: loaded.text, revisionId: loaded.source.revisionId }, packMarks(marks));
  const open = { ...loaded, annotations };
  desk.store.setState({ source: open });
  const scroller = document.createElement('div');
  scroller.className = 'app-scroller';
  Object.assign(scroller.style, { height: '600px', width: '900px', overflow: 'auto', position: 'relative' });
  document.body.append(scroller);
  const host = scroller.appendChild(document.createElement('main'));
  const root = createRoot(host);
  const i18n = await startI18n('en');
  flushSync(() =>
    root.render(
      <I18nextProvider i18n={i18n}>
        <UiProvider>
          <DeskProvider desk={desk}>
            <ReadingView scroller={scroller} />
          </DeskProvider>
        </UiProvider>
      </I18nextProvider>,
    ),
  );
  scroller.getBoundingClientRect();
  await document.fonts.ready;
  return {
    desk,
    scroller,
    open,
    text,
    close: () => {
      flushSync(() => root.unmount());
      scroller.remove();
    },
  };
}

async function openDesk(text: string): Promise<Desk> {
  const newId = () => crypto.randomUUID();
  const library = await openLibrary({
    name: `reading-${newId()}`,
    session: newId(),
    now: Date.now,
    beforeMigration: async () => ({ ok: true, value: null }),
  });
  if (!library.ok) throw new Error(library.error.code);
  const environment = { now: Date.now, newId };
  const bytes = new TextEncoder().encode(text);
  const provenance = {
    fileName: 'text.txt',
    sha256: sha256Hex(bytes),
    title: 'A text',
    author: 'An author',
    authorNote: null,
    language: 'en',
    translationOf: null,
    obtained: 'Written for a test.',
  };
  const source = await addBundledSource(library.value, { id: 'text', provenance, bytes }, environment);
  if (!source.ok) throw new Error(source.error.code);
  const desk = createDesk({
    library: library.value,
    host: createMemoryHost(),
    environment,
    preferences: DEFAULT_PREFERENCES,
    libraryKind: 'own',
    turnTo: () => undefined,
    backUpNow: async () => ({ ok: false, error: 'no backups here' }),
  });
  await desk.actions.openSource(source.value.id);
  return desk;
}

function packMarks(marks: readonly FixtureMark[]): PackedGeometry {
  const sorted = [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  return {
    sourceId: sourceId('source'),
    ids: sorted.map((_, place) => annotationId(`annotation-${place}`)),
    starts: Int32Array.from(sorted, (mark) => mark.start),
    ends: Int32Array.from(sorted, (mark) => mark.end),
    colors: Uint8Array.from(sorted, (mark) => COLOR_IDS.indexOf(mark.color)),
    noted: new Uint8Array(sorted.length),
    corrected: new Uint8Array(sorted.length),
    firsts: new Uint8Array(sorted.length).fill(1),
  };
}

/** The span of the first `words` in the text. */
export function spanOf(text: string, words: string) {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return span(start, start + words.length);
}
