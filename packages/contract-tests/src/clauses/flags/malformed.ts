import { checkError } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { FlagName } from '../../endpoint/operation.ts'
import { cite, documentedFlags, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, refuse } from '../../faults/answers.ts'
import { asks, replacePath, withFlag } from '../../faults/asks.ts'
import type { Counterexample } from '../../faults/counterexample.ts'
import { faults } from '../../faults/counterexample.ts'
import { each, every, not, query } from '../../faults/which.ts'

/** The last ones are a line break in disguise, a byte-order mark, and a full-width, an Arabic and a raised 1. */
const malformed = [
  'banana',
  '2',
  'TRUE',
  'yes',
  'on',
  'off',
  '-1',
  '01',
  'null',
  '1.0',
  'true1',
  '%00',
  'True',
  't',
  'enabled',
  '1,0',
  '0x1',
  '1e0',
  '00',
  'undefined',
  'y',
  'f',
  'true,false',
  'true%00',
  '%27true%27',
  '%2B1',
  '%201',
  '1%20',
  'true%20',
  '%22true%22',
  '1%00',
  '1%0A',
  '%EF%BB%BF1',
  '%EF%BC%91',
  '%D9%A1',
  '%C2%B9',
]

/** What breaks one flag, or all of them, beside a server that takes any value of it. */
const rows: Readonly<Record<string, { readonly id: string; readonly brokenBy: readonly Counterexample[] }>> = {
  stream: {
    id: 'flags/stream-malformed',
    brokenBy: faults('status', {
      'flags-as-numbers': ['Values of flags are read as numbers', asks(every, replacePath(/=(?:01|1\.0|0x1|1e0|%2B1)(?=&|$)/g, '=1'))],
      'random-429': ['Every ninth request is refused without cause', answers(each(9), refuse(429))],
    }),
  },
  download: { id: 'flags/download-malformed', brokenBy: [] },
  raw: {
    id: 'flags/raw-malformed',
    brokenBy: faults('status', {
      'accepts-any-case': ['Flags are read in any case', asks(every, replacePath(/=true/gi, '=true'))],
      'any-digit-one': [
        'Any digit that is a one switches a flag on',
        asks(every, replacePath(/=(?:%EF%BC%91|%D9%A1|%C2%B9)/g, '=1')),
        { also: { 'flags/download-malformed': 'status' } },
      ],
      'flag-values-trimmed': [
        'Values of flags are trimmed',
        asks(every, replacePath(/=(?:%20|%EF%BB%BF)?(1|true)(?:%20|%0A|%00)?(?=&|$)/g, '=$1')),
        { also: { 'flags/stream-malformed': 'status', 'flags/download-malformed': 'status' } },
      ],
      'flags-cut-at-nul': ['The value of a flag ends at a NUL', asks(every, replacePath(/(=(?:true|1))%00[^&]*/, '$1'))],
      'raw-on': ['The value on switches raw on', asks(every, replacePath(/raw=(?:on|yes|t|enabled)(?=&|$)/, 'raw=1'))],
    }),
  },
}

function define(flag: FlagName): Clause {
  const { id, brokenBy } = rows[flag] ?? { id: `flags/${flag}-malformed`, brokenBy: [] }
  return defineClause({
    id,
    title: `Any other value of ${flag} is refused with the documented 400`,
    level: 'must',
    source: cite(parameterPointer(flag), '/components/schemas/Flag', responsePointer(400)),
    needs: ['finishedLog'],
    async check({ arrange, baseline, read }) {
      const log = await arrange.finishedLog()
      await baseline(log)
      const exchanges = await Promise.all(malformed.map((value) => read(log, { query: `${flag}=${value}` })))
      return exchanges.flatMap((exchange) => checkError(exchange, 400))
    },
    brokenBy: [
      ...faults('status', {
        [`accepts-any-${flag}`]: [
          `Any value of ${flag} is accepted`,
          asks(not(query(flag, /^(true|false|[01])?$/)), withFlag(flag, '0')),
          { also: { 'flags/one-malformed': 'status' } },
        ],
      }),
      ...brokenBy,
    ],
  })
}

/** Every documented flag, in the order of the document. */
export const flagsMalformed: readonly Clause[] = documentedFlags().map(define)
