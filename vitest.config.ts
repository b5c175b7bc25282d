import { configDefaults, defineConfig } from 'vitest/config'
import { findChromium } from './packages/workspace/src/browser/find-chromium.js'

const source = ['@get-log/source']

const { path: chromium, reason } = await findChromium()
if (reason) console.warn(`Without the browser tests, since ${reason}.`)

export default defineConfig({
  ssr: { resolve: { conditions: source, externalConditions: source } },
  test: {
    // Bounds for a busy machine: what is slow on a quiet one is not seen by them.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Many tests wait for a clock or a process, so there are more workers than cores.
    maxWorkers: 4,
    isolate: false,
    exclude: [...configDefaults.exclude, ...(chromium ? [] : ['**/*browser.test.ts'])],
    projects: [
      'packages/client/vitest.config.ts',
      ...(chromium ? ['packages/client/vitest.browser.config.ts'] : []),
      ...['server', 'contract-tests', 'consumers', 'benchmarks', 'docs', 'drift', 'mutation', 'workspace'].map(
        (name) => ({
          extends: true as const,
          test: { name, root: `packages/${name}`, include: ['src/**/*.test.ts', 'test/**/*.test.ts'] },
        }),
      ),
      {
        extends: true as const,
        test: { name: 'contract', root: 'packages/contract-tests', include: ['contract/**/*.test.ts'] },
      },
    ],
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/test/vitest.json' },
  },
})
