import { checkBody } from '../../checks/check-body.ts'
import type { Promised } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { query } from '../../faults/answers.ts'
import { asks, withFlag } from '../../faults/asks.ts'

const rows: readonly (Pick<Promised, 'id' | 'basis' | 'brokenBy'> & { readonly value: string })[] = [
  {
    id: 'raw/false',
    basis: 'documented',
    value: 'false',
    brokenBy: faults('bytes', {
      'raw-for-false': ['raw=false is verbatim', asks(query('raw', 'false'), withFlag('raw', '1'))],
    }),
  },
  {
    id: 'raw/zero',
    basis: 'expected',
    value: '0',
    brokenBy: faults('bytes', {
      'raw-for-zero': ['raw=0 is verbatim', asks(query('raw', '0'), withFlag('raw', '1'))],
    }),
  },
]

/** The spellings that leave the flag off; the others are asked for wherever a log is read verbatim. */
export const rawSpellings = rows.map(({ value, ...promise }) =>
  defineClause({
    ...promise,
    restsOn: ['raw/colours', value === '0' ? 'flags/zero' : 'flags/raw'],
    title: `With raw=${value} the log is the printable one`,
    source: cite(parameterPointer('raw'), `${parameterPointer('raw')}/example`),
    needs: ['writtenLog'],
    async check({ arrange, read }) {
      const log = await arrange.writtenLog('\x1b[31mred\x1b[0m\n')
      return checkBody(await read(log, { query: `raw=${value}` }), 'red\n', 'the printable log')
    },
  }),
)
