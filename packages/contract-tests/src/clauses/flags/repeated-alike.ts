import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { asks, replacePath } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { every } from '../../faults/which.ts'
import type { Exchange } from '../../witness/exchange.ts'

/** One flag given twice, on and off, in either order and spelling. */
const contradictions = [
  ['1', '0'],
  ['0', '1'],
  ['true', '0'],
  ['false', '1'],
] as const

export const flagsRepeatedAlike = defineClause({
  id: 'flags/repeated-alike',
  title: 'The rule for a flag that is given twice is one for every flag and spelling',
  level: 'should',
  source: cite('/components/schemas/Flag', parameterPointer('raw'), parameterPointer('download')),
  needs: ['ansiLog', 'conditionalHeaders'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.ansiLog()
    const verbatim = await baseline(log, { query: 'raw=1' })
    const isOn = {
      raw: ({ body }: Exchange) => Buffer.compare(body, verbatim.body) === 0,
      download: (exchange: Exchange) => exchange.headers('content-disposition').length > 0,
    }
    const readings = (['raw', 'download'] as const).flatMap((flag) =>
      contradictions.map(async ([one, two]) => {
        const exchange = await read(log, { query: `${flag}=${one}&${flag}=${two}` })
        const outcome = exchange.status !== 200 ? `status ${exchange.status}` : isOn[flag](exchange) ? 'on' : 'off'
        return { exchange, outcome }
      }),
    )
    const seen = await Promise.all(readings)
    // On before off, off before on, and so on: each is to come out as the first of its order did.
    return seen.flatMap(({ exchange, outcome }, index) => {
      const first = seen[index % 2]?.outcome ?? ''
      return outcome === first ? [] : [finding('another-rule', `${first}, as with raw=1 and raw=0`, outcome, exchange)]
    })
  },
  brokenBy: faults('another-rule', {
    'last-raw-wins': [
      'Of two contradicting raw the last counts, while other flags are refused',
      asks(every, replacePath(/raw=\w+&(raw=\w+)/, '$1')),
    ],
    'words-win': [
      'Of two contradicting flags the one that is a word counts',
      asks(every, replacePath(/(\w+)=(true|false)&\1=[01]/, '$1=$2')),
    ],
  }),
})
