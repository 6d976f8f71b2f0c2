import { THEMES } from '../../shared/model/preferences';
import { test } from '../fixtures/app';
import { DeskPage } from '../page-models/app';
import { lookAtEveryView } from '../support/views';

// Colours are the page's own: what they are on one host they are on the other.
for (const theme of THEMES.filter((one) => one !== 'paper')) {
  test(`axe finds nothing in any view in the theme ${theme}`, async ({ app }) => {
    test.slow();
    await lookAtEveryView(new DeskPage(app), theme);
  });
}
