import { checkAnswer } from '../../checks/check-answer.ts'
import { checkLines } from '../../checks/check-lines.ts'
import { excerpt } from '../../checks/excerpt.ts'
import { sampleLine } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { finding } from '../../clause/finding.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const rawUnfinished: Clause = defineClause({
  id: 'raw/unfinished',
  title: 'A sequence that is never finished hides no later line and leaves no escape character',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['written-log'],
  async check({ arrange, read }) {
    const found: Finding[] = []
    for (const begun of ['\x1b', '\x1b[', '\x1b[38;5', '\x1b]0;title', '\x1bP1$r', '\x1b(', '\x1b_app']) {
      const log = await arrange.writtenLog(
        sampleLine('unfinished', 1),
        `begun ${begun}\n`,
        sampleLine('unfinished', 2),
        `end${begun}`,
      )
      const exchange = await read(log)
      const answer = checkAnswer(exchange, 200)
      if (answer.length > 0) return answer
      const lines = [1, 2].map((number) => sampleLine('unfinished', number).trimEnd())
      found.push(...checkLines(exchange, lines))
      if (exchange.text.includes('\x1b'))
        found.push(finding('escape', 'no escape character', excerpt(exchange.body), exchange))
    }
    return found
  },
})
