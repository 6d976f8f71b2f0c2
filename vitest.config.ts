import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_ARGS, findChromium } from './e2e/support/browsers';

const chromium = findChromium();
if ('missing' in chromium) throw new Error(chromium.missing);

const isLong = process.env.POSTIL_LONG === '1';

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias: { electron: new URL('./e2e/support/electron-double.ts', import.meta.url).pathname } },
        test: {
          name: 'node',
          // One world for all files halves the time; no file leaves anything behind in it.
          isolate: false,
          environment: 'node',
          include: ['{electron,cli,shared,renderer,scripts,e2e}/**/*.test.{ts,tsx}'],
          // What takes minutes is for `npm run test:long`.
          exclude: ['**/*.browser.test.{ts,tsx}', '**/node_modules/**', ...(isLong ? [] : ['**/*.long.test.ts'])],
          setupFiles: ['e2e/support/fuzzing.ts'],
          // A property on a busy machine takes its time; a test that hangs is stopped all the same.
          testTimeout: isLong ? 300_000 : 30_000,
        },
      },
      {
        plugins: [react()],
        optimizeDeps: {
          include: [
            'dexie',
            'react',
            'react-dom/client',
            '@tiptap/core',
            '@tiptap/react',
            '@tiptap/starter-kit',
            '@zip.js/zip.js',
            'valibot',
            'zustand',
            'fast-check',
            'i18next',
            'react-i18next',
          ],
        },
        test: {
          name: 'browser',
          include: ['renderer/**/*.browser.test.{ts,tsx}'],
          // A frame may be long in coming while the other tests have the machine.
          expect: { poll: { timeout: 10_000 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: chromium.path, chromiumSandbox: process.getuid?.() !== 0, args: [...CHROMIUM_ARGS] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
