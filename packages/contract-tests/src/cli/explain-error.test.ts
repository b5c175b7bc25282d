import { CommanderError } from 'commander'
import { expect, test, vi } from 'vitest'
import { UsageError } from '../usage/usage-error.ts'
import { explainError } from './explain-error.ts'

function told(error: unknown, debug = false): [code: number, text: string] {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  try {
    return [explainError(error, debug), write.mock.calls.join('')]
  } finally {
    write.mockRestore()
  }
}

test('bad usage is reported in one line, and anything else as an error of the kit', () => {
  expect(told(new UsageError('no such file'))).toEqual([2, 'get-log-contract: no such file\n'])
  const ofTheKit = 'get-log-contract: Error of the kit: oops (run again with --debug for the stack)\n'
  expect(told(new TypeError('oops'))).toEqual([2, ofTheKit])
  expect(told('oops')).toEqual([2, ofTheKit])
})

test('the stack is shown only with --debug', () => {
  expect(told(new UsageError('no such file'), true)).toEqual([2, expect.stringMatching(/no such file\n +at /)])
})

test('asking for help is not an error, an unknown option is', () => {
  expect(told(new CommanderError(0, 'help', 'help'))).toEqual([0, ''])
  expect(told(new CommanderError(1, 'unknown', 'unknown'))).toEqual([2, ''])
})
