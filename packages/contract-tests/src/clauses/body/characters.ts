import { checkBytes } from '../../checks/check-body.ts'
import type { Finding } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, operationPointer } from '../../endpoint/operation.ts'
import { editPrintable } from '../../faults/bytes.ts'

/** Letters and digits at the edges of each UTF-8 lead byte's range, in scripts that every Unicode version in use knows. */
const ranges = [
  [0xaa, 0x7ff],
  [0x900, 0xdff],
  [0x3041, 0x30ff],
  [0x4e00, 0x9fcb],
  [0xac00, 0xd7a3],
  [0xf900, 0xfa2d],
  [0x10000, 0x100fa],
  [0x1d400, 0x1d7ff],
  [0x20000, 0x2a6d6],
] as const

function* codesAtEdges(): Generator<number> {
  for (const [first, last] of ranges)
    for (let code = first; code <= last; code += 1) if (code < 0x1000 || (code & 0x3f) % 0x3f === 0) yield code
}

const edges = Array.from(codesAtEdges(), (code) => String.fromCodePoint(code))
  .filter((character) => /[\p{L}\p{N}]/u.test(character))
  .join('')

function encodeCesu8(text: string): Buffer {
  const bytes = Buffer.alloc(3 * text.length)
  let end = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) end = bytes.writeUInt8(unit, end)
    else if (unit < 0x800) end = bytes.writeUInt16BE(0xc080 | ((unit << 2) & 0x1f00) | (unit & 0x3f), end)
    else end = bytes.writeUIntBE(0xe08080 | ((unit << 4) & 0x0f0000) | ((unit << 2) & 0x3f00) | (unit & 0x3f), end, 3)
  }
  return bytes.subarray(0, end)
}

/** Decodes each block of this many bytes separately. */
function decodeBlocks(text: string, size: number): string {
  const bytes = Buffer.from(text)
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.toString('utf8', index * size, (index + 1) * size),
  ).join('')
}

export const bodyCharacters = defineClause({
  id: 'body/characters',
  basis: 'documented',
  restsOn: ['body/long-line'],
  title: 'Characters of every length in UTF-8 arrive whole, wherever a buffer ends',
  source: cite(operationPointer()),
  needs: ['writtenLog'],
  async check({ arrange, baseline }) {
    const found: Finding[] = []
    const sample = ['ascii, žluťoučký kůň, 日本語, 😀 and 𝒳, 𝄞\n', 'e\u0301 is not é, Z\u0351\u036b\u0343, \u0e01\u0e33\n', edges, '\n']
    const samples = [sample, ['日本語'.repeat(30_000), '\n'], ['x', '\u{1f600}'.repeat(270_000), '\n']]
    for (const log of await Promise.all(samples.map((pieces) => arrange.writtenLog(...pieces)))) {
      found.push(...checkBytes(await baseline(log), log.written, 'the log with its characters'))
    }
    return found
  },
  brokenBy: faults('bytes', {
    'cesu8-body': ['Characters outside the basic plane are sent as two surrogates', editPrintable(encodeCesu8)],
    'composes-characters': ['Characters are normalized', editPrintable((text) => text.normalize('NFC'))],
    'cuts-characters': ['A character across the end of a 64-byte buffer is cut', editPrintable((text) => decodeBlocks(text, 64))],
    'decodes-in-blocks': [
      'A log is decoded in blocks of a megabyte, each separately',
      editPrintable((text) => decodeBlocks(text, 1024 * 1024)),
    ],
    'drops-marks': ['Combining marks are dropped', editPrintable(/\p{Mn}/gu, '')],
    'drops-the-last-of-two-bytes': ['Characters with the lead byte DF, U+07C0 to U+07FF, are lost', editPrintable(/[\u07c0-\u07ff]/g, '')],
  }),
})
