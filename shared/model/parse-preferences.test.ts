import { expect, it } from 'vitest';
import { annotationId, sourceId } from './ids';
import { parsePreferences, parseReadingPosition } from './parse-preferences';

it('keeps the preferences that can be used and leaves the others to their defaults', () => {
  const stored = {
    id: 'desk',
    theme: 'dark',
    typeSize: 'huge',
    measure: 1e9,
    shortcuts: null,
    lastColor: 'pink',
    sidePanelOpen: false,
    sideWidth: 9,
  };
  expect(parsePreferences(stored)).toEqual({ theme: 'dark', sidePanelOpen: false });
  expect(parsePreferences({ sideWidth: 300 })).toEqual({ sideWidth: 300 });
  expect(parsePreferences('dark')).toEqual({});
});

it('keeps every rebound shortcut that can be used, in the notation of earlier versions too', () => {
  const shortcuts = {
    find: 'Mod+Alt+F',
    export: null,
    import: ['Mod+Shift+I', 'F9', 'Mod+Shift+I', 'Shift', 7],
    settings: [],
    backups: ['Hyper+Q', 'Mod+'],
    about: 7,
    'of-a-later-version': ['Mod+Plus', 'Alt+ArrowUp', 'Mod+Ü', 'Mod+/'],
  };
  expect(parsePreferences({ theme: 'dark', shortcuts })).toEqual({
    theme: 'dark',
    shortcuts: {
      find: ['Mod+Alt+F'],
      export: [],
      import: ['Mod+Shift+I', 'F9'],
      settings: [],
      'of-a-later-version': ['Mod+Plus', 'Alt+ArrowUp', 'Mod+Ü', 'Mod+/'],
    },
  });
});

it('takes a place of reading as it is or not at all', () => {
  const place = { sourceId: sourceId('s1'), offset: 7, shift: -2.5, activeId: annotationId('a1'), readAt: 9 };
  expect(parseReadingPosition(place)).toEqual(place);
  expect([parseReadingPosition({ ...place, offset: -1 }), parseReadingPosition({ ...place, shift: Number.NaN })]).toEqual([null, null]);
});
