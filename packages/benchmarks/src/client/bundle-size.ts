import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/** What a page would import to read a log. */
export const bundledClients: Readonly<Record<string, string>> = {
  '@get-log/client': `export { createLogClient } from '@get-log/client'`,
  'openapi-fetch': `export { default } from 'openapi-fetch'`,
  ky: `export { default } from 'ky'`,
  ofetch: `export { ofetch } from 'ofetch'`,
  'apify-client': `export { ApifyClient } from 'apify-client/browser'`,
}

/** What a page has to load for a program, minified and compressed, in kB. */
export async function measureBundle(source: string): Promise<number> {
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
