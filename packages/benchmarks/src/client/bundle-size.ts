import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import type { Benchmark } from '../benchmark.ts'

const budget = 'budget of 5.0 kB'

// What a page would import to read a log.
const entries = {
  '@get-log/client': `export { createLogClient } from '@get-log/client'`,
  'openapi-fetch': `export { default } from 'openapi-fetch'`,
  ky: `export { default } from 'ky'`,
  ofetch: `export { ofetch } from 'ofetch'`,
  'apify-client': `export { ApifyClient } from 'apify-client/browser'`,
}

async function measureBundle(source: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    logLevel: 'error',
    conditions: ['@get-log/source'],
  })
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length / 1000
}

/** What a page has to load, minified and compressed. */
export const bundleSize: Benchmark = {
  name: 'bundle',
  purpose: 'the size of a client in a browser bundle, minified and compressed with gzip',
  async run() {
    const sizes = Object.entries(entries).map(async ([name, source]) => [name, [await measureBundle(source)]] as const)
    return [
      {
        title: 'browser bundle',
        unit: 'kB',
        subject: '@get-log/client',
        limit: budget,
        samples: { ...Object.fromEntries(await Promise.all(sizes)), [budget]: [5] },
        exact: true,
        goals: [{ against: budget, atMost: 1 }],
      },
    ]
  },
}
