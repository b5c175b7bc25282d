import { checkAttachment, checkNoAttachment } from '../../checks/check-disposition.ts'
import { checkSame } from '../../checks/check-same.ts'
import { combineFlags } from '../../checks/combine-flags.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

const spellings = [
  ['true', 'false'],
  ['1', '0'],
] as const

export const flagsEveryCombination: Clause = defineClause({
  id: 'flags/every-combination',
  title: 'Each flag, absent, off or on, means the same beside every state of the others',
  level: 'must',
  source: cite(parameterPointer('stream'), parameterPointer('download'), parameterPointer('raw')),
  needs: ['ansi-log', 'conditional-headers'],
  async check({ arrange, baseline, read }) {
    const found = spellings.map(async (values) => {
      const log = await arrange.ansiLog()
      const [plain, verbatim] = [await baseline(log), await baseline(log, { query: 'raw=1' })]
      const checked = combineFlags(...values).map(async ({ query, on }) => {
        const exchange = await read(log, { query })
        const [expected, what] = on.has('raw') ? [verbatim, 'the verbatim log'] : [plain, 'the printable log']
        return [
          ...checkSame(exchange, expected, `${what} (${query})`),
          ...(on.has('download') ? checkAttachment(exchange) : checkNoAttachment(exchange)),
        ]
      })
      return (await Promise.all(checked)).flat()
    })
    return (await Promise.all(found)).flat()
  },
})
