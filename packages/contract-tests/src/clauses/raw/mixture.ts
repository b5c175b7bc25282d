import { createHash } from 'node:crypto'
import { defineQuestion } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'

const sequences = [
  ...['\x1b', '\x1b[', '\x1b]', '\x1bP', '\x1bX', '\x1b^', '\x1b_', '\x1bk', '\x1b\\', '\x1b(', '\x1b]P', '\x1b]R', '\x1b]0;'],
  ...['\x1b[31m', '\x1b]0;title\x07', '\x1b]P0a1b2c3', '\x84', '\x90', '\x9b', '\x9c', '\x9d', '\xa0', '\xbf'],
]
const controls = ['\0', '\x07', '\b', '\t', '\n', '\x0b', '\f', '\r', '\r\n', '\x18', '\x1a', '\x1f', '\x7f', '\n\t', '\r\r']
const texts = [
  'a',
  'm',
  'g',
  '0',
  '31',
  ';',
  '?',
  ' ',
  '!',
  '/',
  '@',
  '~',
  '日',
  '\u07ff',
  '\ud7ff',
  '\u{10ffff}',
  'plain text, long enough to be copied',
]
const bytes = [
  'c2',
  'df',
  'e0',
  'e09f80',
  'e1',
  'ed',
  'eda080',
  'f0',
  'f08f8080',
  'f1',
  'f180',
  'f4',
  'f4908080',
  'f5',
  'ff',
  '80',
  'bf',
  'c080',
  'c1',
]
const parts = [...[...sequences, ...controls, ...texts].map((text) => Buffer.from(text)), ...bytes.map((hex) => Buffer.from(hex, 'hex'))]

const seed = 1
const begin = 'The mixture begins.\n'
const end = '\nThe mixture ends.'

/** Thousands of parts in the same order each time, which follows from the seed (the generator of Numerical Recipes). */
function mix(count: number): Buffer {
  let state = seed
  const drawn = Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return parts[Math.floor((state / 2 ** 32) * parts.length)] as Buffer
  })
  return Buffer.concat(drawn)
}

/** What no list of cases has: whatever changes what is printed changes the answer. */
export const rawMixture = defineQuestion({
  id: 'raw/mixture',
  title: `How a mixture of sequences, controls, characters and broken bytes is printed, drawn with the seed ${seed}`,
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  restsOn: ['body/as-written'],
  async observe({ arrange, baseline }) {
    const mixed = mix(6000)
    const cuts = [0, 1, 1003, 5002, 5003, 20_001, mixed.length]
    const pieces = cuts.slice(1).map((cut, index) => mixed.subarray(cuts[index], cut))
    const { text } = await baseline(await arrange.writtenLog(begin, ...pieces, `${end}\n`))
    const [, printed = ''] = text.split(begin.trimEnd())
    const [own = ''] = printed.split(end)
    // A platform may stamp each line.
    const plain = own.replaceAll(/^\d{4}-\d\d-\d\dT[\d:.]+Z ?/gm, '')
    return `${plain.length} characters, SHA-256 ${createHash('sha256').update(plain).digest('hex').slice(0, 16)}`
  },
})
