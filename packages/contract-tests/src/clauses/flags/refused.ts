import { checkError } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { asks, replacePath } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { every } from '../../faults/which.ts'

interface Row extends Pick<Clause, 'id' | 'title' | 'level' | 'source' | 'brokenBy'> {
  readonly queries: readonly string[]
}

const rows: readonly Row[] = [
  {
    id: 'flags/one-malformed',
    title: 'One malformed flag among good ones is refused',
    level: 'must',
    source: cite('/components/schemas/Flag', responsePointer(400)),
    queries: ['raw=1&stream=banana&download=1', 'stream=1&raw=banana', 'download=banana&stream=0&raw=0'],
    brokenBy: faults('status', {
      'checks-first-flag-only': ['Only the first flag is checked', asks(every, replacePath(/(&(?:stream|download|raw)=)banana/g, '$10'))],
    }),
  },
  {
    id: 'flags/empty-value',
    title: 'A flag with an empty value is refused with the documented 400',
    level: 'should',
    source: cite('/components/schemas/Flag', responsePointer(400)),
    queries: ['stream=', 'download=', 'raw='],
    brokenBy: faults('status', {
      'empty-flag-is-absent': [
        'A flag with an empty value counts as absent',
        asks(every, replacePath(/(stream|download|raw)=(?=&|$)/g, '$1=0')),
      ],
    }),
  },
]

/** Queries that are refused for the value of a flag. */
export const flagsRefused: readonly Clause[] = rows.map(({ queries, ...promise }) =>
  defineClause({
    ...promise,
    needs: ['finishedLog'],
    async check({ arrange, baseline, read }) {
      const log = await arrange.finishedLog()
      await baseline(log)
      const exchanges = await Promise.all(queries.map((query) => read(log, { query })))
      return exchanges.flatMap((exchange) => checkError(exchange, 400))
    },
  }),
)
