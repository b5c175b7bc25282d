import { spawnSync } from 'node:child_process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Copy } from './copy.ts'
import { copySetUp } from './copy.ts'

let copy: Copy

beforeEach(() => {
  copy = copySetUp()
})
afterEach(() => copy[Symbol.dispose]())

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((status) => ({ status })) })

test.each([
  ['all passed', '0', [file('passed', 'passed', 'skipped'), file('passed', 'passed')], '2 passed, 0 failed', 0],
  ['one failed', '1', [file('failed', 'passed', 'failed')], '1 passed, 1 failed', 1],
  ['a file broke before its tests', '1', [file('passed', 'passed'), file('failed')], '1 passed, 1 failed', 1],
  ['something else failed', '2', [file('passed', 'passed')], '1 passed, 1 failed', 1],
  ['nothing ran', '0', [file('passed', 'skipped')], '0 passed, 1 failed', 1],
  ['no test was reached', '1', undefined, '0 passed, 1 failed', 1],
])('where %s, the last line of .ci/run and its exit code say so', (_what, code, testResults, line, status) => {
  if (testResults) copy.write('reports/test/vitest.json', () => JSON.stringify({ testResults }))
  const counted = spawnSync(process.execPath, ['packages/workspace/src/count-tests.js', code], {
    cwd: copy.directory,
    encoding: 'utf8',
  })
  expect([counted.stdout, counted.status]).toEqual([`${line}\n`, status])
})
