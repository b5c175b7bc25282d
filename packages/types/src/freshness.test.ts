import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const packageDirectory = fileURLToPath(new URL('..', import.meta.url))

test('the committed types are what the spec generates', () => {
  const check = spawnSync(process.execPath, ['scripts/generate.js', '--check'], {
    cwd: packageDirectory,
    encoding: 'utf8',
  })
  expect(check.stderr).toBe('')
  expect(check.status).toBe(0)
})
