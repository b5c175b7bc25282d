import { expect, test } from 'vitest'
import { readArguments } from './read-arguments.ts'

const plain = {
  id: 'abc',
  follow: false,
  raw: false,
  debug: false,
  output: undefined,
  baseUrl: undefined,
  token: undefined,
  retries: undefined,
}
const url = 'http://localhost:8080/proxy'

test.each([
  ['an ID alone', 'abc', plain],
  ['flags', 'abc --follow --raw --debug', { ...plain, follow: true, raw: true, debug: true }],
  ['options with values', `--output x.log --base-url ${url} abc`, { ...plain, output: 'x.log', baseUrl: url }],
  ['short options', '-f -o x.log abc', { ...plain, follow: true, output: 'x.log' }],
  ['a number', 'abc --retries 0', { ...plain, retries: 0 }],
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
  ['two IDs', ['abc', 'def'], 'One ID at a time: "def" is too much.'],
  ['an unknown option', ['abc', '--colour'], "Unknown option '--colour'."],
  ['an option without its value', ['abc', '--output'], "Option '-o, --output <value>' argument missing."],
  ['retries that are not a number', ['abc', '--retries', 'often'], '--retries takes a number, not "often".'],
])('%s is refused', (_, words, message) => {
  expect(() => readArguments(words, {})).toThrow(message)
})
