import { defineConfig } from 'vitest/config'

const source = ['@get-log/source']

export default defineConfig({
  ssr: { resolve: { conditions: source, externalConditions: source } },
  test: {
    name: 'client',
    testTimeout: 30_000,
    // The files share what they import; none changes anything for the next one.
    isolate: false,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/setup/build.ts', 'test/setup/serve-logs.ts'],
  },
})
