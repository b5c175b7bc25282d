import { configDefaults, defineConfig } from 'vitest/config'
import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'
import { findChromium } from './packages/workspace/src/browser/find-chromium.js'

const source = ['@get-log/source']

// Examples for readers of the docs, of what other tests judge whole, too; the site of all docstrings; and minutes under load.
const long = [
  '**/contract/examples/custom-target.test.ts',
  '**/contract/examples/your-reader.test.ts',
  '**/contract/examples/your-suite.test.ts',
  '**/docs/test/site.test.ts',
  '**/server/test/soak.test.ts',
]

/** What mostly waits begins first: if it were the last, the machine would be idle meanwhile. */
class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const waits = /(?:permitted|live|framed|readers|live-command|intermediaries)\.test\.ts$/
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => Number(waits.test(other.moduleId)) - Number(waits.test(one.moduleId)))
  }
}

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
    exclude: [
      ...configDefaults.exclude,
      ...(chromium ? [] : ['**/*browser.test.ts']),
      ...(process.env.GET_LOG_LONG ? [] : long),
    ],
    sequence: { sequencer: WaitingFirst },
    projects: [
      ...(chromium ? ['packages/client/vitest.browser.config.ts'] : []),
      {
        // One project, so that the sources of the packages are read and transformed once, not once a package.
        extends: true as const,
        test: {
          name: 'packages',
          include: ['packages/*/{src,test,contract}/**/*.test.ts'],
          globalSetup: ['packages/client/test/setup/serve-logs.ts'],
        },
      },
    ],
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/test/vitest.json' },
  },
})
