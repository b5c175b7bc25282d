import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite, examplePointer } from '../../endpoint/operation.ts'
import { editReads } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'
import { excerpt } from '../../print/excerpt.ts'

export const bodyTimestamps = defineClause({
  id: 'body/timestamps',
  basis: 'expected',
  restsOn: ['body/as-written'],
  title: 'Each line begins with the time at which it was printed',
  source: cite('/components/schemas/Log', examplePointer(200)),
  needs: ['finishedLog'],
  async check({ arrange, baseline }) {
    const exchange = await baseline(await arrange.finishedLog())
    const lines = exchange.text.split('\n').filter((line) => line !== '')
    const bare = lines.find((line) => !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})( |$)/.test(line))
    return bare === undefined ? [] : [finding('timestamp', 'a line that begins with an ISO 8601 time', excerpt(bare), exchange)]
  },
  brokenBy: faults('timestamp', {
    'no-timestamps': ['The time is cut from each line', editReads(/^\d{4}-\S+ /gm, '')],
  }),
})
