import { expect, test } from 'vitest'
import { parseLogLine } from './parse-log-line.ts'

const time = '2017-07-14T06:00:49.733Z'

test.each([
  [`${time} Application started.`, { time, text: 'Application started.' }],
  [`${time} 2017-07-14T08:00:49,731+02:00 INFO  nested`, { time, level: 'info', text: 'INFO  nested' }],
  [`${time} 2017-07-14 06:00:49Z ${time} thrice`, { time, text: 'thrice' }],
  [`${time}`, { time, text: '' }],
  [`${time}   indented`, { time, text: '  indented' }],
  [`${time}x is not a time`, { text: `${time}x is not a time` }],
  [`at ${time}`, { text: `at ${time}` }],
  ['    at first (main.js:1:1)', { text: '    at first (main.js:1:1)' }],
  ['', { text: '' }],
])('%j is taken apart', (line, wanted) => {
  expect(parseLogLine(line)).toEqual({ time: undefined, level: undefined, ...wanted })
})

test('a long line that opens a bracket takes no longer than another', () => {
  const text = `[${'x'.repeat(200_000)}`
  expect(parseLogLine(text)).toEqual({ time: undefined, level: undefined, text })
})

test.each([
  ['ERROR boom', 'error'],
  ['[apify] WARN  The memory is low', 'warn'],
  ['[apify.crawler:1]: SOFT_FAIL x', 'warn'],
  ['[error] boom', 'error'],
  ['Info: x', 'info'],
  ['DEBUG', 'debug'],
  ['Info desks are closed', undefined],
  ['ERRORS: 0', undefined],
  ['The ERROR', undefined],
  ['[INFO desk] closed', 'info'],
])('the level of %j is %s', (text, level) => {
  expect([parseLogLine(text).level, parseLogLine(`${time} ${text}`).level]).toEqual([level, level])
})
