import { checkNoAttachment } from '../../checks/check-disposition.ts'
import { checkError } from '../../checks/check-error.ts'
import { checkSame } from '../../checks/check-same.ts'
import { otherNamesOf } from '../../checks/other-names.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer, responsePointer } from '../../spec/operation.ts'

export const flagsOtherNames: Clause = defineClause({
  id: 'flags/other-names',
  title: 'A parameter whose name only looks like that of a flag is not the flag',
  level: 'must',
  source: cite(parameterPointer('raw'), parameterPointer('download'), responsePointer(400)),
  needs: ['ansi-log', 'conditional-headers'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.ansiLog()
    const plain = await baseline(log)
    const names = [...otherNamesOf('raw'), ...otherNamesOf('download')]
    const exchanges = await Promise.all(names.map((name) => read(log, { query: `${name}=1` })))
    // To refuse a parameter that nobody documented is as good as to ignore it.
    return exchanges.flatMap((exchange) =>
      exchange.status === 400
        ? checkError(exchange, 400)
        : [...checkSame(exchange, plain, 'the printable log'), ...checkNoAttachment(exchange)],
    )
  },
})
