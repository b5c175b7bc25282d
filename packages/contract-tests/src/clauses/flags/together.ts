import { checkAnswer } from '../../checks/check-answer.ts'
import { checkAttachment } from '../../checks/check-disposition.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const flagsTogether: Clause = defineClause({
  id: 'flags/together',
  title: 'Flags combine, each on or off',
  level: 'must',
  source: cite(parameterPointer('stream'), parameterPointer('download'), parameterPointer('raw')),
  needs: ['finished-log'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const found = []
    for (const query of [
      'stream=1&download=1&raw=1',
      'raw=true&stream=true&download=true',
      'download=0&raw=1&stream=false',
      'stream=0&raw=0&download=0',
    ]) {
      const exchange = await read(log, { query })
      found.push(...checkAnswer(exchange, 200))
      if (/download=(?:1|true)/.test(query)) found.push(...checkAttachment(exchange))
    }
    return found
  },
})
