import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { RichText } from '../../shared/model/rich-text';
import { startI18n } from '../locales/i18n';
import { UiProvider } from '../ui/UiProvider';
import { NoteEditor } from './NoteEditor';
import { RichTextView } from './RichTextView';

const paragraph = (text: string): RichText => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });

let root: Root;
let host: HTMLElement;
const onChange = vi.fn<(body: RichText) => void>();
const onClose = vi.fn();
const onLeave = vi.fn();
const onOpenLink = vi.fn();

beforeEach(() => {
  vi.resetAllMocks();
  host = document.body.appendChild(document.createElement('main'));
  root = createRoot(host);
});

afterEach(() => {
  root.unmount();
  host.remove();
});

async function openEditor(initialBody: RichText | null): Promise<HTMLElement> {
  const i18n = await startI18n('en');
  flushSync(() =>
    root.render(
      <StrictMode>
        <I18nextProvider i18n={i18n}>
          <UiProvider>
            <NoteEditor
              initialBody={initialBody}
              label="Note on ¶2 · s1"
              lang="zh-Hant"
              onChange={onChange}
              onClose={onClose}
              onLeave={onLeave}
              onOpenLink={onOpenLink}
            />
            <button type="button">elsewhere</button>
          </UiProvider>
        </I18nextProvider>
      </StrictMode>,
    ),
  );
  return await vi.waitFor(() => {
    const field = host.querySelector<HTMLElement>('[role=textbox]');
    if (field === null || document.activeElement !== field) throw new Error('the editor has no focus yet');
    return field;
  });
}

function paste(field: HTMLElement, data: Readonly<Record<string, string>>): void {
  const clipboardData = new DataTransfer();
  for (const [type, value] of Object.entries(data)) clipboardData.setData(type, value);
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}

const lastBody = () => onChange.mock.lastCall?.[0];

describe('NoteEditor', () => {
  test('opens with the note, the focus at its end, the language for the spelling checker', async () => {
    const field = await openEditor(paragraph('網絡強國'));
    expect({ text: field.textContent, lang: field.lang, spellcheck: field.spellcheck }).toEqual({
      text: '網絡強國',
      lang: 'zh-Hant',
      spellcheck: true,
    });
    await userEvent.keyboard('!');
    expect(lastBody()).toEqual(paragraph('網絡強國!'));
  });

  test('hostile HTML is read into what a note may hold and nothing else', async () => {
    const field = await openEditor(null);
    paste(field, {
      'text/html': `<style>p{color:red}</style><script>window.hacked = true</script>
        <h1>Heading</h1><p onclick="alert(1)">good <b style="font-weight:bold">bold</b> <img src="x" onerror="window.hacked = true">
        <a href="javascript:alert(1)">bad link</a> <a href="https://example.org/" onmouseover="alert(1)">good link</a></p>
        <iframe src="https://example.org"></iframe><table><tr><td>cell</td></tr></table><svg><script>window.hacked = true</script></svg>`,
    });
    expect(lastBody()).toEqual({
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: 'Heading' }] },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'good ' },
            { type: 'text', text: 'bold', marks: [{ type: 'bold' }] },
            { type: 'text', text: ' bad link ' },
            { type: 'text', text: 'good link', marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }] },
          ],
        },
        { type: 'paragraph', content: [{ type: 'text', text: 'cell' }] },
      ],
    });
    expect(field.querySelectorAll('script, style, img, iframe, svg, [onclick], [onerror], [style]')).toHaveLength(0);
    expect('hacked' in window).toBe(false);
  });

  test('a pasted address becomes a link; Ctrl+click opens it, a plain click does not', async () => {
    const field = await openEditor(null);
    paste(field, { 'text/plain': 'https://example.org/a?b=1' });
    expect(lastBody()).toEqual({
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            {
              type: 'text',
              text: 'https://example.org/a?b=1',
              marks: [{ type: 'link', attrs: { href: 'https://example.org/a?b=1' } }],
            },
          ],
        },
      ],
    });
    const link = field.querySelector('a');
    if (link === null) throw new Error('no link');
    await userEvent.click(link);
    expect(onOpenLink).not.toHaveBeenCalled();
    await userEvent.click(link, { modifiers: ['Control'] });
    expect(onOpenLink).toHaveBeenCalledExactlyOnceWith('https://example.org/a?b=1');
  });

  test('Esc closes, but never while an input method is composing', async () => {
    const field = await openEditor(null);
    const press = (init: KeyboardEventInit) =>
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true, ...init }));
    press({ isComposing: true });
    press({ keyCode: 229 });
    expect(onClose).not.toHaveBeenCalled();
    press({});
    expect(onClose).toHaveBeenCalledOnce();
  });

  test('undo takes back inside the note and does not reach the library', async () => {
    const library = vi.fn();
    window.addEventListener('keydown', library);
    await openEditor(paragraph('one'));
    await userEvent.keyboard(' two');
    await userEvent.keyboard('{Control>}z{/Control}{Control>}z{/Control}');
    window.removeEventListener('keydown', library);
    expect(lastBody()).toEqual(paragraph('one'));
    expect(library.mock.calls.filter(([event]) => event.key === 'z')).toEqual([]);
  });

  test('the toolbar is reached with Alt+F10, formats, and does not count as leaving', async () => {
    await openEditor(null);
    await userEvent.keyboard('{Alt>}{F10}{/Alt}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Bold');
    await userEvent.keyboard('{Enter}bold{Control>}b{/Control} plain');
    expect(lastBody()).toEqual({
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'bold', marks: [{ type: 'bold' }] },
            { type: 'text', text: ' plain' },
          ],
        },
      ],
    });
    expect(onLeave).not.toHaveBeenCalled();
    await userEvent.click(host.querySelector(':scope > button') ?? host);
    expect(onLeave).toHaveBeenCalledOnce();
  });
});

describe('RichTextView', () => {
  test('shows every kind of block and mark as elements, text as text', () => {
    const body: RichText = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: '<b>not bold</b>' },
            { type: 'hardBreak' },
            { type: 'text', text: 'both', marks: [{ type: 'bold' }, { type: 'italic' }] },
          ],
        },
        { type: 'blockquote', content: [{ type: 'paragraph', content: [{ type: 'text', text: '過' }] }] },
        {
          type: 'orderedList',
          attrs: { start: 3 },
          content: [
            { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'code' }] }] }] },
          ],
        },
        { type: 'codeBlock', content: [{ type: 'text', text: 'a\n b' }] },
        { type: 'paragraph' },
      ],
    };
    flushSync(() => root.render(<RichTextView body={body} lang="zh-Hant" onOpenLink={onOpenLink} />));
    expect(host.innerHTML).toBe(
      '<div class="notes-rich" lang="zh-Hant"><p>&lt;b&gt;not bold&lt;/b&gt;<br><strong><em>both</em></strong></p><blockquote><p>過</p></blockquote>' +
        '<ol start="3"><li><p><code>x</code></p></li></ol><pre><code>a\n b</code></pre><p><br></p></div>',
    );
  });
});
