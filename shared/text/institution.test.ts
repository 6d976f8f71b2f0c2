import { expect, test } from 'vitest';
import { institutionOf } from './institution';

test.each<[note: string, institution: string | null]>([
  [
    'Director of the Second Division of the First Research Department of the Central Academy of Party History and Documentation, Deputy Editor',
    'Central Academy of Party History and Documentation',
  ],
  ['Professor at the University of Vienna', 'University of Vienna'],
  ['Reader in Law, King’s College London.', 'King’s College London'],
  ['北京大学教授', '北京大学'],
  ['A novelist', null],
  ['', null],
])('%s', (note, institution) => {
  expect(institutionOf(note)).toBe(institution);
});
