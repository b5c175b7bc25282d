import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findChromium } from '../workspace/src/browser/find-chromium.js'
import { chromiumArguments } from '../workspace/src/browser/launch-chromium.js'

const { path: executablePath } = await findChromium()

export default defineConfig({
  resolve: { conditions: ['@get-log/source', 'module', 'browser', 'development|production'] },
  // Discovered only later, it would reload the page in the middle of the tests.
  optimizeDeps: { include: ['openapi-fetch'] },
  test: {
    name: 'client-in-chromium',
    testTimeout: 30_000,
    include: ['test/runtimes/**/*.test.ts'],
    globalSetup: ['test/setup/serve-logs.ts'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      instances: [{ browser: 'chromium' }],
      provider: playwright({
        launchOptions: {
          ...(executablePath && { executablePath }),
          args: chromiumArguments,
        },
      }),
    },
  },
})
