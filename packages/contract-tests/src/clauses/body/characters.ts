import { checkBytes } from '../../checks/check-bytes.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite } from '../../endpoint/operation.ts'
import { editPrintable } from '../../faults/bytes.ts'
import { faulty } from '../../faults/counterexample.ts'
import { isOn, readAll, withBytes } from '../../faults/wire.ts'

/** A replacement character that is meant, joiners, variation selectors, marks upon marks, a flag of tags. */
const marked = '\ufffd, \u0646\u200c\u0647, ❤\ufe0f, 👩🏽\u200d🚀, Z\u0351\u036b\u0343, \u0e01\u0e33, 🏴\u{e0067}\u{e0062}\u{e007f}, 𝄞\n'

function encode(character: string): Buffer {
  if (character.length === 1) return Buffer.from(character)
  const bytes = [0, 1].flatMap((index) => {
    const unit = character.charCodeAt(index)
    return [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)]
  })
  return Buffer.from(bytes)
}

const size = 64

function cutCharacters(bytes: Buffer): string {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size))
  return pieces.map((piece) => piece.toString('utf8')).join('')
}

const blockBytes = 1024 * 1024

export const bodyCharacters = defineClause({
  id: 'body/characters',
  title: 'Characters of every length in UTF-8 arrive whole, wherever a buffer ends',
  level: 'must',
  source: cite('/components/schemas/Log'),
  needs: ['writtenLog'],
  async check({ arrange, baseline }) {
    const found: Finding[] = []
    const sample = ['ascii, žluťoučký kůň, 日本語, 👩‍👩‍👧‍👦 and 𝒳\n', 'e\u0301 is not é, \u00a0 is no space\n', marked]
    for (const pieces of [sample, ['日本語'.repeat(30_000)], ['x', '\u{1f600}'.repeat(270_000)]]) {
      const log = await arrange.writtenLog(...pieces)
      found.push(...checkBytes(await baseline(log), log.written, 'the log with its characters'))
    }
    return found
  },
  brokenBy: [
    faulty(
      'cesu8-body',
      'Characters outside the basic plane are sent as two surrogates',
      'bytes',
      editPrintable((text) => Buffer.concat(Array.from(text, encode))),
    ),
    faulty('composes-characters', 'Characters are normalized', 'bytes', () => async (request, forward) => {
      const answer = await forward(request)
      return answer.status === 200 && !isOn(request, 'stream') && !isOn(request, 'raw')
        ? withBytes(answer, (await readAll(answer.body)).toString('utf8').normalize('NFC'))
        : answer
    }),
    faulty('cuts-characters', 'A character at the end of a buffer of 64 bytes is cut', 'bytes', () => async (request, forward) => {
      const answer = await forward(request)
      return answer.status === 200 && !isOn(request, 'stream') && !isOn(request, 'raw')
        ? withBytes(answer, cutCharacters(await readAll(answer.body)))
        : answer
    }),
    faulty(
      'decodes-in-blocks',
      'A log is decoded in blocks of a megabyte, each on its own',
      'bytes',
      editPrintable((text) => {
        const bytes = Buffer.from(text)
        return `${bytes.toString('utf8', 0, blockBytes)}${bytes.toString('utf8', blockBytes)}`
      }),
    ),
    faulty(
      'drops-joiners',
      'Joiners and variation selectors are dropped',
      'bytes',
      editPrintable((text) => text.replace(/\u200c|\u200d|\ufe0e|\ufe0f/g, '')),
    ),
    faulty(
      'drops-marks',
      'Combining marks are dropped',
      'bytes',
      editPrintable((text) => text.replace(/\p{Mn}/gu, '')),
    ),
    faulty(
      'drops-replacement-characters',
      'A replacement character that the program wrote is dropped',
      'bytes',
      editPrintable((text) => text.replaceAll('\ufffd', '')),
    ),
  ],
})
