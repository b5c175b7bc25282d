import { checkAnswer } from '../../checks/check-answer.ts'
import { excerpt } from '../../checks/excerpt.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { finding } from '../../clause/finding.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const rawEveryReader: Clause = defineClause({
  id: 'raw/every-reader',
  title: 'What one reader asks for changes nothing for the next',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['ansi-log'],
  async check({ arrange, baseline, read }) {
    const found: Finding[] = []
    const orders: (string | undefined)[][] = [
      ['raw=1', undefined, 'raw=1', undefined],
      [undefined, 'raw=1', undefined, 'raw=true'],
    ]
    for (const order of orders) {
      const log = await arrange.ansiLog()
      await baseline(log, order[0] === undefined ? {} : { query: order[0] })
      for (const query of order) {
        const exchange = await read(log, query === undefined ? {} : { query })
        const escapes = exchange.text.includes('\x1b')
        found.push(...checkAnswer(exchange, 200))
        if (escapes && query === undefined)
          found.push(finding('escape', 'no escape character', excerpt(exchange.body), exchange))
        if (!escapes && query !== undefined)
          found.push(finding('no-escape', `escape sequences (${query})`, excerpt(exchange.body), exchange))
      }
    }
    return found
  },
})
