import { createHash } from 'node:crypto'
import { defineQuestion } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'

const escapes = [
  '\x1b',
  '[',
  ']',
  'P',
  'X',
  '^',
  '_',
  'k',
  '\\',
  '(',
  'R',
  '\x1b[',
  '\x1b]',
  '\x1bP',
  '\x1b[31m',
  '\x1b]0;title\x07',
  '\x1b]P0a1b2c3',
]
const controls = '\0\x07\b\t\n\x0b\f\r\x18\x1a\x1f\x7f\x80\x84\x90\x9b\x9c\x9d\x9f\xa0\xbf'
const texts = [...'amgAF07;? !/@~日\u07ff\ud7ff\u{10ffff}', 'plain text, long enough to be copied']
const bytes = 'c2 df e0 e09f80 e1 ed eda080 f0 f08f8080 f1 f180 f4 f4908080 f5 ff 80 a0 bf c080 c1'
const parts = [
  ...[...escapes, ...controls, ...texts].map((text) => Buffer.from(text)),
  ...bytes.split(' ').map((hex) => Buffer.from(hex, 'hex')),
]

const seed = 1
const groups = 500
const kindsInGroup = 6
const partsInGroup = 40

/** Groups in which a few kinds of parts meet often. Deterministic: they follow from the seed (the generator of Numerical Recipes). */
function mix(): Buffer {
  let state = seed
  const draw = (from: readonly Buffer[]): Buffer => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return from[Math.floor((state / 2 ** 32) * from.length)] as Buffer
  }
  const drawn = Array.from({ length: groups }, () => {
    const kinds = Array.from({ length: kindsInGroup }, () => draw(parts))
    return Array.from({ length: partsInGroup }, () => draw(kinds))
  })
  return Buffer.concat(drawn.flat())
}

const begin = 'The mixture begins.\n'
const end = '\nThe mixture ends.'
const cuts = ['plain', '\rone\n', '\rtwo\n', 'three\n', '\rfour\r', '\r\n', '\n']
const cutCharacter = Uint8Array.of(0xe2, 0x82)

export const rawMixture = defineQuestion({
  id: 'raw/mixture',
  title: `How a mixture of sequences, controls, characters and broken bytes is printed, drawn with the seed ${seed}`,
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  restsOn: ['body/as-written'],
  async observe({ arrange, baseline }) {
    const mixed = mix()
    const at = [0, 1, 1003, 5002, 5003, 20_001, mixed.length]
    const pieces = at.slice(1).map((to, index) => mixed.subarray(at[index], to))
    const { text } = await baseline(await arrange.writtenLog(begin, ...cuts, ...pieces, end, cutCharacter))
    const [own = '', after = ''] = text.slice(text.indexOf(begin) + begin.length).split(end)
    // A platform may stamp each line.
    const printed = (own + after.slice(0, 1)).replaceAll(/^\d{4}-\d\d-\d\dT[\d:.]+Z ?/gm, '')
    return `${printed.length} characters, SHA-256 ${createHash('sha256').update(printed).digest('hex').slice(0, 16)}`
  },
})
