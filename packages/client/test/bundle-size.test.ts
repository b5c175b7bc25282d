import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

// openapi-fetch alone takes 2.6 kB of each.
test.each([
  ['createLogClient', 'all of it', 9.5, ['openapi-fetch']],
  ['createLogReader', 'get and stream alone', 7.1, ['openapi-fetch']],
  ['parseLogLine', 'what takes a line apart', 0.6, []],
])('%s, %s, takes a page at most %d kB, and nothing of Node', async (name, _, kilobytes, wanted) => {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: `export { ${name} } from './src/index.ts'`,
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
  const [output] = Object.values(metafile.outputs)
  const used = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  const packages = used.flatMap(([path]) => /node_modules\/(?!\.pnpm)([^/]+)/.exec(path)?.[1] ?? [])
  expect([...new Set(packages)]).toEqual(wanted)
  expect(gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length / 1000).toBeLessThanOrEqual(kilobytes)
  // Whoever does not read lines does not pay for them.
  const isOfLines = used.some(([path]) => /src\/(lines|follow|cli)\/(?!parse)/.test(path))
  expect(isOfLines).toBe(name === 'createLogClient')
})
