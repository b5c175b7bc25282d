import { checkSame } from '../../checks/check-same.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const streamFinished: Clause = defineClause({
  id: 'stream/finished',
  title: 'A finished log is streamed at once, and ends',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['finished-log'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const found = []
    for (const query of ['stream=1', 'stream=true'])
      found.push(...checkSame(await read(log, { query }), plain, 'the finished log'))
    return found
  },
})
