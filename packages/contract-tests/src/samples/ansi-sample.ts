import { sampleLine } from './sample-log.ts'

/** A log with escape sequences of several kinds, in pieces that cut one of them and a character. */
export const ansiSample: readonly (Uint8Array | string)[] = [
  sampleLine('escapes', 1),
  '2017-07-14T06:00:49.002Z \x1b[31mred\x1b[0m, \x1b[1;38;5;208mbold orange\x1b[m\n',
  '2017-07-14T06:00:49.003Z \x1b]0;a title\x07\x1b]8;;https://example.com\x1b\\a link\x1b]8;;\x1b\\\n',
  '2017-07-14T06:00:49.004Z \x1b[2K\x1b[1Gprogress \x1b[32',
  'mdone\x1b[0m \x1b(B\x1b7\x1b8 ',
  Buffer.from('žluťoučký kůň\n').subarray(0, 1),
  Buffer.from('žluťoučký kůň\n').subarray(1),
  sampleLine('escapes', 5),
]
