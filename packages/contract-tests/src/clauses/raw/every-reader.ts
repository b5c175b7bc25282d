import { checkSame } from '../../checks/check-same.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const rawEveryReader: Clause = defineClause({
  id: 'raw/every-reader',
  title: 'What one reader asks for changes nothing for the next',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['ansi-log'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.ansiLog()
    const raw = await baseline(log, { query: 'raw=1' })
    const plain = await baseline(log)
    const again = [await read(log, { query: 'raw=1' }), await read(log), await read(log, { query: 'raw=1' })]
    return again.flatMap((exchange, turn) => checkSame(exchange, turn === 1 ? plain : raw, 'what the first reader got'))
  },
})
