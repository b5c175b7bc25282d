import { checkSame } from '../../checks/check-same.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const flagsTogether: Clause = defineClause({
  id: 'flags/together',
  title: 'Flags combine in any order',
  level: 'must',
  source: cite(parameterPointer('stream'), parameterPointer('download'), parameterPointer('raw')),
  needs: ['finished-log'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const raw = await baseline(log, { query: 'raw=1' })
    const plain = await baseline(log)
    const found = []
    for (const query of ['stream=1&download=1&raw=1', 'raw=true&stream=1&download=0', 'download=true&raw=1']) {
      found.push(...checkSame(await read(log, { query }), raw, 'the verbatim log'))
    }
    const printable = await read(log, { query: 'stream=true&download=false&raw=false' })
    return [...found, ...checkSame(printable, plain, 'the printable log')]
  },
})
