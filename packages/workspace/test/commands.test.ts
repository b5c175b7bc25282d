import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const entry = fileURLToPath(new URL('../run.cjs', import.meta.url))

test('a command that does not exist is told together with those that do', () => {
  const { status, stderr } = spawnSync(process.execPath, [entry, 'tset'], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'There is no command "tset": check, contract, pack, setup, test, test:long.\n',
  })
})
