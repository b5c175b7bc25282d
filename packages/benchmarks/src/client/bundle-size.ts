import { gzipSync } from 'node:zlib'
import type { Plugin } from 'esbuild'
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

/** What stands in the way of the goal: the size that is left when everything is left out that is not `get` or `stream`. */
const bareClient = '@get-log/client, get and stream alone'
const leaveOut: Plugin = {
  name: 'leave-out',
  setup({ onLoad }) {
    onLoad({ filter: /client\/src\/(follow|lines|download)\// }, () => ({
      contents: 'export const followLog = 0, readLines = 0, chooseFileName = 0',
    }))
  },
}

async function measureBundle(source: string, plugins: Plugin[] = []): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    logLevel: 'error',
    conditions: ['@get-log/source'],
    plugins,
  })
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length / 1000
}

/** What a page has to load, minified and compressed. The same each time, so that one round says it all. */
export const bundleSize: Benchmark = {
  name: 'bundle',
  purpose: 'the size of a client in a browser bundle, minified and compressed with gzip',
  async run() {
    const sizes = Object.entries(entries).map(async ([name, source]) => [name, [await measureBundle(source)]] as const)
    const bare = [bareClient, [await measureBundle(entries['@get-log/client'], [leaveOut])]] as const
    const samples = { ...Object.fromEntries([...(await Promise.all(sizes)), bare]), [budget]: [5] }
    return [
      {
        title: 'browser bundle',
        unit: 'kB',
        subject: '@get-log/client',
        limit: budget,
        samples,
        goals: [{ against: budget, atMost: 1 }],
      },
    ]
  },
}
