import { expect, test } from 'vitest';
import { MENU_COMMANDS } from '../../shared/host/menu-labels';
import { findCommand } from './commands';

test('every command of the native menu is one of the page', () => {
  expect(MENU_COMMANDS.filter((id) => findCommand(id) === undefined)).toEqual([]);
});
