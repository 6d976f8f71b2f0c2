import { expect, it } from 'vitest';
import { CHANGE_LABELS } from '../model/change';
import { deedOf } from './deeds';

it('names what a step did to an annotation; of a step about something else only that it did something', () => {
  expect([deedOf('recolor'), deedOf('create-code')]).toEqual(['recolor', 'other']);
  expect(CHANGE_LABELS.map(deedOf).every((deed) => deed === 'other' || CHANGE_LABELS.includes(deed))).toBe(true);
});
