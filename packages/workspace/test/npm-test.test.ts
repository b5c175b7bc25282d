import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Copy } from './copy.ts'
import { copySetUp } from './copy.ts'

let copy: Copy

// The started commands are stubs: what matters here is the output around them, and the exit code.
const standIn = (name: string, script: string): void =>
  copy.write(`node_modules/.bin/${name}`, () => `#!/bin/sh\n${script}\n`)

const wrongTypes = 'case "$*" in *typecheck*) echo "src/a.ts(1,1): wrong"; exit 2;; esac'

beforeEach(async () => {
  copy = copySetUp()
  await copy.install()
  standIn('turbo', 'echo "a noise of turbo"')
  for (const name of ['vitest', 'get-log-contract']) standIn(name, `echo "${name} $* $GET_LOG_LONG"`)
})
afterEach(() => copy[Symbol.dispose]())

test('npm test prints each stage in a line of its own, then the output of Vitest', async () => {
  copy.write('chrome', () => '#!/bin/sh\n')
  const ended = await copy.run('test', { CHROME_PATH: join(copy.directory, 'chrome') })
  const output = expect.stringMatching(/^build \.\.\. \d+ s\ntests\nvitest run \nlint, types \.\.\. \d+ s\n$/)
  expect(ended).toEqual({ code: 0, output })
})

test('without a browser, the first and the last line of npm test say what is not run and why, and everything else runs', async () => {
  const { code, output } = await copy.run('test', withoutBrowser)
  const lines = output.trimEnd().split('\n')
  expect(lines[0]).toMatch(
    /^NOT RUN: the browser tests, since CHROME_PATH is \/nowhere, which does not start\. Install /,
  )
  expect(lines.at(-1)).toBe(lines[0])
  expect(lines).toContain('vitest run ')
  expect(code).toBe(0)
})

const withoutBrowser = { CHROME_PATH: '/nowhere' }

test.each<[string, string, { CI?: string } & Record<string, string>, number, RegExp]>([
  ['without a browser has failed where CI is set', 'test', { CI: 'true' }, 1, /With CI set, that is a failure\.\n$/],
  [
    'shows what a failing build printed, and runs nothing after it',
    'test',
    { turbo: 'echo "src/a.ts(1,1): wrong"; exit 2' },
    1,
    /src\/a\.ts\(1,1\): wrong\n\nbuild failed: see above\.(?![\s\S]*vitest run)[\s\S]*NOT RUN: .*\n$/,
  ],
  [
    'tells after the tests what lint or types found, and fails',
    'test',
    { turbo: wrongTypes },
    1,
    /\nvitest run \n[\s\S]*src\/a\.ts\(1,1\): wrong\n\nlint, types failed: see above\.\n/,
  ],
  ['ends with the exit code of Vitest', 'test', { vitest: 'exit 7' }, 7, /^build/m],
  [
    'ends with the exit code of get-log-contract',
    'contract',
    { 'get-log-contract': 'echo "$*"; exit 3' },
    3,
    /^build \.\.\. \d+ s\njudge\nrun --out reports\/contract\ntypes \.\.\. \d+ s\n$/,
  ],
  [
    'judges although the types do not fit, says so last, and fails',
    'contract',
    { turbo: wrongTypes },
    1,
    /\nget-log-contract run --out reports\/contract \n[\s\S]*src\/a\.ts\(1,1\): wrong\n\ntypes failed: see above\.\n$/,
  ],
  ['leaves out what starts a process or a browser', 'check', {}, 0, /\ntests\nvitest run src\/ \nlint, types \.\.\. /],
  [
    'repeats more often, goes on after a failure, and fails with it',
    'test:long',
    { vitest: 'echo "vitest $* $GET_LOG_LONG"; exit 7' },
    7,
    /vitest run 1\n[\s\S]*\nconsumers\nvitest run --config packages\/consumers\/vitest\.config\.ts 1\n/,
  ],
  [
    'that does not exist is told together with those that do',
    'tset',
    {},
    1,
    /^There is no command "tset": check, contract, pack, setup, soak, test, test:long\.\n$/,
  ],
])('a command %s: npm run %s', async (_, command, { CI, ...scripts }, exit, said) => {
  for (const [name, script] of Object.entries(scripts)) standIn(name, script)
  const { code, output } = await copy.run(command, { ...withoutBrowser, CI })
  expect(output).toMatch(said)
  expect(code).toBe(exit)
})

const results = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((status) => ({ status })),
})

test.each([
  ['all passed', '0', [results('passed', 'passed', 'skipped'), results('passed', 'passed')], '2 passed, 0 failed', 0],
  ['one failed', '1', [results('failed', 'passed', 'failed')], '1 passed, 1 failed', 1],
  ['a file broke before its tests', '1', [results('passed', 'passed'), results('failed')], '1 passed, 1 failed', 1],
  ['something else failed', '2', [results('passed', 'passed')], '1 passed, 1 failed', 1],
  ['nothing ran', '0', [results('passed', 'skipped')], '0 passed, 1 failed', 1],
  ['no test was reached', '1', undefined, '0 passed, 1 failed', 1],
])('where %s, the last line of .ci/run and its exit code say so', (_what, code, testResults, line, status) => {
  if (testResults) copy.write('reports/test/vitest.json', () => JSON.stringify({ testResults }))
  const counted = spawnSync(process.execPath, ['packages/workspace/src/count-tests.js', code], {
    cwd: copy.directory,
    encoding: 'utf8',
  })
  expect([counted.stdout, counted.status]).toEqual([`${line}\n`, status])
})
