import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

// openapi-fetch alone takes 2.6 kB of it.
const budgetBytes = 8300

test('a page that reads logs loads at most 8.3 kB for it, openapi-fetch included, and nothing of Node', async () => {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: `export { createLogClient } from './src/index.ts'`,
      resolveDir: fileURLToPath(new URL('..', import.meta.url)),
    },
    conditions: ['@get-log/source'],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
  })
  const packages = Object.keys(metafile.inputs).flatMap(
    (path) => /node_modules\/(?!\.pnpm)([^/]+)/.exec(path)?.[1] ?? [],
  )
  expect([...new Set(packages)]).toEqual(['openapi-fetch'])
  expect(gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length).toBeLessThanOrEqual(budgetBytes)
})
