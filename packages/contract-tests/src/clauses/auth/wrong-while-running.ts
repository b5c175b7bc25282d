import { checkRefusal } from '../../checks/check-refusal.ts'
import { unknownToken, withBearer, withQueryToken } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { asksInstead, withToken } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { running, status } from '../../faults/which.ts'
import { sampleLog } from '../../samples/sample-log.ts'

export const authWrongWhileRunning = defineClause({
  id: 'auth/wrong-while-running',
  title: 'A token that is not known is a 401 while the run is running too',
  level: 'must',
  source: cite(responsePointer(401)),
  needs: ['steeredLog', 'tokenCheck'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.steeredLog()
    await log.append(sampleLog('running'))
    await baseline(log)
    const variations = ['', 'stream=1'].flatMap((query) => [withBearer(unknownToken, query), withQueryToken(unknownToken, query)])
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    await log.finish()
    return exchanges.flatMap((exchange) => checkRefusal(exchange, [401], sampleLog('running')))
  },
  brokenBy: faults('status', {
    'wrong-token-while-running': [
      'A wrong token is not looked at while the run is running',
      asksInstead([status(401), running], withToken(undefined)),
    ],
  }),
})
