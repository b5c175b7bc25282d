import { checkRefusal } from '../../checks/check-refusal.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { asksInstead, withoutFlag } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { running, status } from '../../faults/which.ts'
import { sampleLog } from '../../samples/sample-log.ts'

export const flagsMalformedWhileRunning = defineClause({
  id: 'flags/malformed-while-running',
  title: 'A malformed flag is refused while the run is running too',
  level: 'must',
  source: cite('/components/schemas/Flag', responsePointer(400)),
  needs: ['steeredLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.steeredLog()
    await log.append(sampleLog('running'))
    await baseline(log)
    const queries = ['stream=banana', 'raw=banana', 'download=banana', 'stream=1&raw=banana', 'stream=TRUE&download=1']
    const exchanges = await Promise.all(queries.map((query) => read(log, { query })))
    await log.finish()
    return exchanges.flatMap((exchange) => checkRefusal(exchange, [400], sampleLog('running')))
  },
  brokenBy: faults('status', {
    'running-flags-unchecked': [
      'Flags are not checked while the run is running',
      asksInstead([status(400), running], withoutFlag('stream', 'download', 'raw')),
    ],
  }),
})
