import { checkAnswer } from '../../checks/check-answer.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restrip } from '../../faults/bytes.ts'
import { stripSequences } from '../../faults/strip-with.ts'
import { excerpt } from '../../print/excerpt.ts'

/** What is written, and how the line must end: what is left of the sequence that breaks off is not told. */
const lines: readonly (readonly [written: string, end: string])[] = [
  // What no sequence can hold ends it, and is text.
  ['one\x1bé text', 'é text'],
  ['two\x1b本', '本'],
  ['three\x1b[3é text', 'é text'],
  ['four\x1b[38;5日本 text', '日本 text'],
  ['five\x1b(é text', 'é text'],
  // Another escape ends it, and begins a sequence of its own.
  ['six\x1b[3\x1b[32mgreen', 'green'],
  ['seven\x1b\x1b[1mbold', 'bold'],
  ['eight\x1b(\x1b[4munderlined', 'underlined'],
]

export const rawBrokenOff = defineClause({
  id: 'raw/broken-off',
  basis: 'expected',
  restsOn: ['raw/short-escapes', 'raw/titles', 'stream/finished'],
  title: 'What breaks a sequence off is text, or a sequence that is removed',
  source: cite(parameterPointer('raw'), [
    'ECMA-48, section 5.4',
    'A control sequence is CSI, parameter bytes 30 to 3F, intermediate bytes 20 to 2F and a final byte 40 to 7E.',
  ]),
  needs: ['writtenLog'],
  async check({ arrange, read }) {
    const log = await arrange.writtenLog(lines.map(([written]) => `${written}\n`).join(''))
    const exchanges = await Promise.all([read(log), read(log, { query: 'stream=1' })])
    return exchanges.flatMap((exchange) => {
      const answer = checkAnswer(exchange, 200)
      if (answer.length > 0) return answer
      const seen = exchange.text.split('\n')
      return lines.flatMap(([written, end], index) => {
        const line = seen[index] ?? ''
        const [word = ''] = written.split('\x1b')
        const rest = line.slice(word.length, line.length - end.length)
        const kept = line.startsWith(word) && line.endsWith(end)
        // A rule that knows whole sequences only leaves what it takes for text, but no escape and no sequence.
        if (kept && !/[\x1ba-z]/.test(rest)) return []
        return [finding('text', `${excerpt(`${word}${end}`)} of ${excerpt(written)}`, excerpt(line), exchange)]
      })
    })
  },
  brokenBy: faults('text', {
    'broken-sequences-eat-on': [
      'A sequence that a letter breaks off takes all up to its end',
      restrip((raw) => stripSequences(raw, { first: /\u001b\[[\d;]*[^ -~\n\u001b][^\n@-~]*[@-~]/g })),
    ],
    'escapes-take-any-next': [
      'An escape takes the next character, whichever it is',
      restrip((raw) => stripSequences(raw, { last: /\u001b.|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu })),
    ],
    'interrupting-sequences-kept': [
      'A sequence that breaks another off is kept but for its escape',
      restrip((raw) => stripSequences(raw, { first: /\u001b\[?[\d;]*\u001b/g })),
    ],
  }),
})
