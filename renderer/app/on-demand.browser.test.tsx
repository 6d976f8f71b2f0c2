import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { createOnDemand } from './on-demand';

let root: Root | null = null;

afterEach(() => {
  flushSync(() => root?.unmount());
  document.body.replaceChildren();
});

function Field() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return <input ref={input} aria-label="Words" />;
}

function show(part: ReturnType<typeof createOnDemand>): void {
  root = createRoot(document.body.appendChild(document.createElement('div')));
  flushSync(() => root?.render(<part.Part />));
}

test('a part that was loaded stands in the very task that asks for it, so that its field takes the next key', async () => {
  const script = Promise.resolve(Field);
  const part = createOnDemand(() => script);
  part.preload();
  await script;
  await Promise.resolve();
  show(part);
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Words');
});

test('a part that was not loaded comes when its script is there', async () => {
  const part = createOnDemand(async () => Field);
  show(part);
  await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('Words');
});
