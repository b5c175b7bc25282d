import { expect, test } from 'vitest'
import type { Arguments } from './read-arguments.ts'
import { readArguments } from './read-arguments.ts'

const plain = { ...(readArguments(['abc'], {}) as Arguments) }
const url = 'http://localhost:8080/proxy'

test.each([
  ['flags', 'abc --follow --raw --debug', { ...plain, follow: true, raw: true, debug: true }],
  ['options with values', `--output x.log --base-url ${url} abc`, { ...plain, output: 'x.log', baseUrl: url }],
  ['short options', '-f -o x.log abc', { ...plain, follow: true, output: 'x.log' }],
  ['a number', 'abc --retries 0', { ...plain, retries: 0 }],
  ['which lines', 'abc -n 0 --since 2026-01-31 --grep a+', { ...plain, tail: 0, since: 1_769_817_600_000, grep: /a+/ }],
  ['how to print them', 'abc --json --tail 7', { ...plain, json: true, tail: 7 }],
  ['--help', 'abc --help', 'help'],
  ['-h', '-h', 'help'],
  ['--version', '--version', 'version'],
])('reads %s', (_, words, wanted) => {
  expect(readArguments(words.split(' '), {})).toEqual(wanted)
})

test('the token is taken from --token before APIFY_TOKEN', () => {
  expect(readArguments(['abc'], { APIFY_TOKEN: 'b' })).toMatchObject({ token: 'b' })
  expect(readArguments(['abc', '--token', 'a'], { APIFY_TOKEN: 'b' })).toMatchObject({ token: 'a' })
})

test.each([
  ['no ID', [], 'Which log? Give the ID of a run or build.'],
  ['two IDs', ['abc', 'def'], 'One ID at a time: "def" is one too many.'],
  ['an unknown option', ['abc', '--colour'], "Unknown option '--colour'."],
  ['an option without its value', ['abc', '--output'], "Option '-o, --output <value>' argument missing."],
  ['an output without a name', ['abc', '--output', ''], '--output takes the name of a file, not "".'],
  [
    'a negative tail',
    ['abc', '--tail', '-1'],
    /^Option '--tail' argument is ambiguous\. Write a value that begins with a dash as in --grep=-x\.$/,
  ],
  ['a tail that is not a number', ['abc', '--tail', '1.5'], '--tail takes a number of lines, not "1.5".'],
  ['an invalid time', ['abc', '--since', 'now'], '--since takes a time such as 10m, 1h30m or 2026-01-31T12:00:00Z,'],
  ['an invalid pattern', ['abc', '--grep', '('], '--grep takes a regular expression, not "(".'],
  ['retries that are not a number', ['abc', '--retries', 'often'], '--retries takes a number, not "often".'],
])('%s is refused', (_, words, message) => {
  expect(() => readArguments(words, {})).toThrow(message)
})
