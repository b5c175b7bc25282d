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
    const variations = [
      ...names.map((name) => ({ query: `${name}=1` })),
      // Nor is what stands in a cookie or in a header.
      { headers: { Cookie: 'raw=1; download=1', Raw: '1', Download: '1', 'X-Raw': '1' } },
    ]
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    // To refuse a parameter that nobody documented is as good as to ignore it.
    return exchanges.flatMap((exchange) =>
      exchange.status === 400
        ? checkError(exchange, 400)
        : [...checkSame(exchange, plain, 'the printable log'), ...checkNoAttachment(exchange)],
    )
  },
})
