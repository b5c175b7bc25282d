import { checkAnswer, checkLines, checkUtf8 } from '../../checks/check-body.ts'
import type { Finding } from '../../clause/clause.ts'
import { defineClause, faults, finding, stopAt } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, edit, off, ok, on, pipe } from '../../faults/answers.ts'
import { restrip } from '../../faults/bytes.ts'
import { stripSequences, stripsWith } from '../../faults/strip-with.ts'
import { mapPieces } from '../../faults/wire.ts'
import { excerpt } from '../../print/excerpt.ts'
import { sampleLine } from '../../samples/sample-log.ts'

const rawUnfinished = defineClause({
  id: 'raw/unfinished',
  basis: 'expected',
  restsOn: ['raw/titles', 'raw/strings', 'raw/short-escapes'],
  title: 'A sequence that is never finished hides no later line and leaves no escape character',
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  async check({ arrange, read }) {
    const found: Finding[] = []
    const parts = ['\x1b', '\x1b[', '\x1b[38;5', '\x1b]0;title', '\x1bP1$r', '\x1b(', '\x1b_app']
    const written = parts.map((begun) =>
      arrange.writtenLog(sampleLine('unfinished', 1), `begun ${begun}\n`, sampleLine('unfinished', 2), `end${begun}`),
    )
    for (const log of await Promise.all(written)) {
      const exchange = await read(log)
      stopAt(checkAnswer(exchange, 200))
      const lines = [1, 2].map((number) => sampleLine('unfinished', number).trimEnd())
      found.push(...checkLines(exchange, lines))
      if (exchange.text.includes('\x1b')) found.push(finding('escape', 'no escape character', excerpt(exchange.body), exchange))
    }
    return found
  },
  brokenBy: faults('escape', {
    'leaves-unfinished': ['A sequence that is never finished leaves its escape character', stripsWith({})],
    'swallows-unfinished': [
      'A sequence that is never finished swallows the rest of the log',
      stripsWith({ last: /\u001b[\s\S]*/g }),
      { code: 'line-missing' },
    ],
  }),
})

/** What is written, and how the line must end; what remains of the broken sequence is left open. */
const lines: readonly (readonly [written: string, end: string])[] = [
  // A character that cannot be part of a sequence ends it, and is text.
  ['one\x1bé text', 'é text'],
  ['two\x1b本', '本'],
  ['three\x1b[3é text', 'é text'],
  ['four\x1b[38;5日本 text', '日本 text'],
  ['five\x1b(é text', 'é text'],
  // Another escape ends it, and begins a new sequence.
  ['six\x1b[3\x1b[32mgreen', 'green'],
  ['seven\x1b\x1b[1mbold', 'bold'],
  ['eight\x1b(\x1b[4munderlined', 'underlined'],
]

const rawBrokenOff = defineClause({
  id: 'raw/broken-off',
  basis: 'expected',
  restsOn: ['raw/short-escapes', 'raw/titles', 'stream/finished'],
  title: 'A character that breaks off a sequence is kept as text, or begins a sequence that is removed',
  source: cite(parameterPointer('raw'), [
    'ECMA-48, section 5.4',
    'A control sequence is CSI, parameter bytes 30 to 3F, intermediate bytes 20 to 2F and a final byte 40 to 7E.',
  ]),
  needs: ['writtenLog'],
  async check({ arrange, read }) {
    const log = await arrange.writtenLog(lines.map(([written]) => `${written}\n`).join(''))
    const exchanges = await Promise.all([read(log), read(log, { query: 'stream=1' })])
    return exchanges.flatMap((exchange) => {
      stopAt(checkAnswer(exchange, 200))
      const seen = exchange.text.split('\n')
      return lines.flatMap(([written, end], index) => {
        const line = seen[index] ?? ''
        const [word = ''] = written.split('\x1b')
        const rest = line.slice(word.length, line.length - end.length)
        const kept = line.startsWith(word) && line.endsWith(end)
        // A rule that only knows whole sequences leaves what it takes for text, but no escape and no sequence.
        if (kept && !/[\x1ba-z]/.test(rest)) return []
        return [finding('text', `${excerpt(`${word}${end}`)} of ${excerpt(written)}`, excerpt(line), exchange)]
      })
    })
  },
  brokenBy: faults('text', {
    'broken-sequences-eat-on': [
      'A sequence that is broken off removes everything up to its end',
      restrip((raw) => stripSequences(raw, { first: /\u001b\[[\d;]*[^ -~\n\u001b][^\n@-~]*[@-~]/g })),
    ],
    'escapes-take-any-next': [
      'An escape removes the next character, whichever it is',
      restrip((raw) => stripSequences(raw, { last: /\u001b.|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu })),
    ],
    'interrupting-sequences-kept': [
      'Only the escape of a sequence that breaks off another is removed',
      restrip((raw) => stripSequences(raw, { first: /\u001b\[?[\d;]*\u001b/g })),
    ],
  }),
})

const breakUtf8 = (piece: Buffer): Buffer => Buffer.from(piece.toString('latin1').replaceAll('\xef\xbf\xbd', '\xff'), 'latin1')

const rawBrokenUtf8 = defineClause({
  id: 'raw/broken-utf8',
  basis: 'expected',
  restsOn: ['body/utf8', 'body/characters', 'raw/colours', 'stream/finished'],
  title: 'The printable log is valid UTF-8 even where the written bytes are not',
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  async check({ arrange, read }) {
    const log = await arrange.writtenLog('before ', Uint8Array.of(0xc3, 0x28, 0xff, 0xe2, 0x82), ' after\n')
    const exchanges = [await read(log), await read(log, { query: 'stream=1' })]
    return exchanges.flatMap((exchange) => [...checkAnswer(exchange, 200), ...checkUtf8(exchange)])
  },
  brokenBy: faults('invalid-utf8', {
    'broken-utf8-passes': [
      'The printable log contains bytes that are not UTF-8',
      answers([ok, off('stream', 'raw')], edit(/\xef\xbf\xbd/g, '\xff')),
    ],
    'stream-breaks-utf8': [
      'A printable stream contains bytes that are not UTF-8',
      answers(
        [ok, on('stream'), off('raw')],
        pipe((body) => mapPieces(body, breakUtf8)),
      ),
    ],
  }),
})

const rawSingleShifts = defineClause({
  id: 'raw/single-shifts',
  basis: 'expected',
  restsOn: ['raw/short-escapes', 'stream/finished'],
  title: 'Single shifts are removed, with or without the character that they shift',
  source: cite(parameterPointer('raw'), ['ECMA-48, sections 8.3.141 and 8.3.142', 'SS2 and SS3, ESC N and ESC O, are control functions.']),
  needs: ['writtenLog'],
  async check({ arrange, read }) {
    const log = await arrange.writtenLog('one\x1bNstwo\x1bOsthree\n')
    const exchanges = await Promise.all([read(log), read(log, { query: 'stream=1' })])
    return exchanges.flatMap((exchange) => {
      const answer = checkAnswer(exchange, 200)
      if (answer.length > 0 || /^ones?twos?three\n$/.test(exchange.text)) return answer
      return [finding('escape', 'no single shift', excerpt(exchange.body), exchange)]
    })
  },
  brokenBy: faults('escape', {
    'keeps-single-shifts': ['Single shifts are kept', stripsWith({ shortEscapes: /\u001b[ -/]+[0-~]|\u001b[0-MQ-WYZ\\`-~]/g })],
  }),
})

export const rawBroken = [rawUnfinished, rawBrokenOff, rawBrokenUtf8, rawSingleShifts]
