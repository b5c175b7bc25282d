import { defineConfig } from 'vitest/config'

const source = ['@get-log/source']

export default defineConfig({
  ssr: { resolve: { conditions: source, externalConditions: source } },
  test: {
    projects: [
      'packages/client/vitest.config.ts',
      'packages/client/vitest.browser.config.ts',
      ...['types', 'server', 'contract-tests', 'consumers', 'benchmarks', 'docs'].map((name) => ({
        extends: true as const,
        test: { name, root: `packages/${name}`, include: ['src/**/*.test.ts', 'test/**/*.test.ts'] },
      })),
      {
        extends: true as const,
        test: { name: 'contract', root: 'packages/contract-tests', include: ['contract/**/*.test.ts'] },
      },
    ],
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/test/vitest.json' },
  },
})
