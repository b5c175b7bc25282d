import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Copy } from './copy.ts'
import { copySetUp } from './copy.ts'

let copy: Copy

// What npm test starts is stood in for: here it matters what is said around it, and with which code it ends.
const standIn = (name: string, script: string): void =>
  copy.write(`node_modules/.bin/${name}`, () => `#!/bin/sh\n${script}\n`)

beforeEach(async () => {
  copy = copySetUp()
  await copy.install()
  standIn('turbo', 'echo "a noise of turbo"')
  standIn('vitest', 'echo "vitest $*"')
})
afterEach(() => copy[Symbol.dispose]())

const withoutBrowser = { CHROME_PATH: '/nowhere' }

test('npm test says each stage in a line of its own, then lets Vitest speak', async () => {
  copy.write('chrome', () => '#!/bin/sh\n')
  const ended = await copy.run('test', { CHROME_PATH: join(copy.directory, 'chrome') })
  expect(ended).toEqual({
    code: 0,
    output: expect.stringMatching(/^build \.\.\. \d+ s\ntests\nvitest run\nlint, types \.\.\. \d+ s\n$/),
  })
})

test('without a browser the first and the last line say what is not run and why, and the others run', async () => {
  const { code, output } = await copy.run('test', withoutBrowser)
  const lines = output.trimEnd().split('\n')
  expect(lines[0]).toMatch(
    /^NOT RUN: the browser tests, since CHROME_PATH is \/nowhere, which does not start\. Install /,
  )
  expect(lines.at(-1)).toBe(lines[0])
  expect(lines).toContain('vitest run')
  expect(code).toBe(0)
})

test('without a browser the tests have failed where CI is set, and the last line says so', async () => {
  const { code, output } = await copy.run('test', { ...withoutBrowser, CI: 'true' })
  expect(output).toMatch(/With CI set, that is a failure\.\n$/)
  expect(code).toBe(1)
})

test('what a failing build printed is shown, and nothing runs after it', async () => {
  standIn('turbo', 'echo "src/a.ts(1,1): wrong"; exit 2')
  const { code, output } = await copy.run('test', withoutBrowser)
  expect(output).toContain('src/a.ts(1,1): wrong\n\nbuild failed: see above.')
  expect(output).toMatch(/NOT RUN: .*\n$/)
  expect(output).not.toContain('vitest run')
  expect(code).toBe(1)
})

test('what lint or types found is told after the tests, and fails them', async () => {
  standIn('turbo', 'case "$*" in *typecheck*) echo "src/a.ts(1,1): wrong"; exit 2;; esac')
  const { code, output } = await copy.run('test', withoutBrowser)
  expect(output).toMatch(/\nvitest run\n[\s\S]*src\/a\.ts\(1,1\): wrong\n\nlint, types failed: see above\.\n/)
  expect(code).toBe(1)
})

test('a command that does not exist is told together with those that do', async () => {
  const output = 'There is no command "tset": check, contract, pack, setup, soak, test, test:long.\n'
  expect(await copy.run('tset')).toEqual({ code: 1, output })
})

test('the exit code of Vitest is that of npm test', async () => {
  standIn('vitest', 'exit 7')
  expect((await copy.run('test', withoutBrowser)).code).toBe(7)
})

test('the exit code of get-log-contract is that of npm run contract', async () => {
  standIn('get-log-contract', 'echo "$*"; exit 3')
  expect(await copy.run('contract')).toEqual({
    code: 3,
    output: expect.stringMatching(/^build \.\.\. \d+ s\njudge\nrun --out reports\/contract\ntypes \.\.\. \d+ s\n$/),
  })
})

test('npm run contract judges although the types do not fit, says so last, and fails', async () => {
  standIn('turbo', 'case "$*" in *typecheck*) echo "src/a.ts(1,1): wrong"; exit 2;; esac')
  standIn('get-log-contract', 'echo "$*"')
  const { code, output } = await copy.run('contract')
  expect(output).toMatch(
    /\nrun --out reports\/contract\n[\s\S]*src\/a\.ts\(1,1\): wrong\n\ntypes failed: see above\.\n$/,
  )
  expect(code).toBe(1)
})

test('npm run check leaves out what starts a process or a browser', async () => {
  expect(await copy.run('check')).toEqual({
    code: 0,
    output: expect.stringContaining('\ntests\nvitest run src/\nlint, types ... '),
  })
})

test('npm run test:long repeats more often, goes on after a failure, and fails with it', async () => {
  standIn('vitest', 'echo "vitest $* $GET_LOG_LONG"; exit 7')
  const { code, output } = await copy.run('test:long', withoutBrowser)
  expect(output).toContain('vitest run 1\n')
  expect(output).toMatch(/\nconsumers\nvitest run --config packages\/consumers\/vitest\.config\.ts 1\n/)
  expect(code).toBe(7)
})
