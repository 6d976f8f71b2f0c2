import { expect, test } from './fixtures/app';

test('the app opens on its host without an error and under the whole policy', async ({ app }) => {
  await app.open();
  await expect(app.page).toHaveTitle(app.kind === 'browser' ? /Postil$/ : 'Postil');
  await expect(app.page.getByText('The Way of Internet Governance with Chinese Characteristics').first()).toBeVisible();
  expect(app.problems).toEqual([]);
});

test('the policy holds: no inline script, no inline style, no other origin', async ({ app }) => {
  await app.open();
  const outcome = await app.page.evaluate(async () => {
    const violations = new Set<string>();
    const allSeen = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        violations.add(event.effectiveDirective);
        if (violations.size === 3) resolve();
      });
    });
    const script = document.createElement('script');
    script.textContent = 'document.title = "altered"';
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    document.body.append(script, style);
    const fetched = await fetch('https://example.org/').then(
      () => 'fetched',
      () => 'refused',
    );
    await allSeen;
    return { violations: Array.from(violations).sort(), fetched, title: document.title === 'altered' };
  });
  expect(outcome).toEqual({ violations: ['connect-src', 'script-src-elem', 'style-src-elem'], fetched: 'refused', title: false });
});
