import { checkBytes } from '../../checks/check-bytes.ts'
import { checkLines } from '../../checks/check-lines.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, operationPointer } from '../../endpoint/operation.ts'
import { editReads } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'
import { sampleLine } from '../../samples/sample-log.ts'

export const bodyManyLines = defineClause({
  id: 'body/many-lines',
  basis: 'documented',
  restsOn: ['body/as-written'],
  title: 'A log written line by line has every line once and in order',
  source: cite(operationPointer()),
  needs: ['writtenLog'],
  async check({ arrange, baseline }) {
    const lines = Array.from({ length: 30 }, (_, index) => sampleLine('many lines', index + 1))
    const log = await arrange.writtenLog(...lines)
    const exchange = await baseline(log)
    return [
      ...checkLines(
        exchange,
        lines.map((line) => line.trimEnd()),
      ),
      ...checkBytes(exchange, log.written, 'the log as it was written'),
    ]
  },
  brokenBy: faults('line-missing', {
    'drops-a-line': ['A line in the middle of a log of many is lost', editReads(/^((?:.*\n){20}).*\n/, '$1')],
  }),
})
