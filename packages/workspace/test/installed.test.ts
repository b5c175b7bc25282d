import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Copy } from './copy.ts'
import { copySetUp } from './copy.ts'

let copy: Copy
let installed: typeof import('../src/install/installed.js')

beforeEach(async () => {
  copy = copySetUp()
  installed = await copy.install()
})
afterEach(() => copy[Symbol.dispose]())

test('nothing is installed twice, and nothing said about it', async () => {
  expect(await copy.run('setup')).toEqual({ code: 0, output: '' })
})

test.each([
  ['the lock file', () => copy.write('pnpm-lock.yaml', (text) => `${text}\n`)],
  ['the settings of the workspace', () => copy.write('pnpm-workspace.yaml', (text) => `${text}\n`)],
  ['a manifest', () => copy.write('packages/client/package.json', (text) => `${text}\n`)],
  ['the packages', () => copy.write('packages/new/package.json', () => '{}')],
  ['what is installed', () => rmSync(join(copy.directory, 'packages/client/node_modules'), { recursive: true })],
])('what was installed counts no more once %s changed', (_what, change) => {
  expect(installed.isInstalled()).toBe(true)
  change()
  expect(installed.isInstalled()).toBe(false)
})
