import { checkAnswer } from '../../checks/check-answer.ts'
import { checkLines } from '../../checks/check-lines.ts'
import type { Finding } from '../../clause/clause.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { stripsWith } from '../../faults/strip-with.ts'
import { excerpt } from '../../print/excerpt.ts'
import { sampleLine } from '../../samples/sample-log.ts'

export const rawUnfinished = defineClause({
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
      const answer = checkAnswer(exchange, 200)
      if (answer.length > 0) return answer
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
