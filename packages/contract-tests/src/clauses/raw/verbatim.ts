import { checkBytes } from '../../checks/check-bytes.ts'
import type { Finding } from '../../clause/clause.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { query } from '../../faults/answers.ts'
import { asks, withoutFlag } from '../../faults/asks.ts'
import { excerpt } from '../../print/excerpt.ts'

export const rawVerbatim = defineClause({
  id: 'raw/verbatim',
  basis: 'documented',
  restsOn: ['body/own-log'],
  title: 'The verbatim log keeps its escape sequences',
  source: cite(parameterPointer('raw')),
  needs: ['ansiLog'],
  async check({ arrange, baseline }) {
    const log = await arrange.ansiLog()
    const found: Finding[] = []
    for (const query of ['raw=true', 'raw=1']) {
      const exchange = await baseline(log, { query })
      if (log.written !== undefined) found.push(...checkBytes(exchange, log.written, 'the log as it was written'))
      if (!exchange.text.includes('\x1b')) found.push(finding('no-escape', `escape sequences (${query})`, excerpt(exchange.body), exchange))
    }
    return found
  },
  brokenBy: faults('no-escape', {
    'raw-for-one-only': ['raw=true is not verbatim', asks(query('raw', 'true'), withoutFlag('raw'))],
    'raw-for-true-only': ['raw=1 is not verbatim', asks(query('raw', '1'), withoutFlag('raw')), { also: { 'raw/colours': 'bytes' } }],
  }),
})
