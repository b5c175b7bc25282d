import { checkBody } from '../../checks/check-body.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import { deliverLines } from '../../checks/deliver-lines.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, operationPointer, parameterPointer } from '../../endpoint/operation.ts'
import { answers, refuse } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { open, running, token } from '../../faults/which.ts'
import { sampleLog } from '../../samples/sample-log.ts'

export const authKnownWhileRunning = defineClause({
  id: 'auth/known-while-running',
  basis: 'documented',
  restsOn: ['auth/known-for-open', 'stream/delivers-one'],
  title: 'A known token changes nothing for a running log that anyone may read',
  source: cite(operationPointer(), parameterPointer('stream')),
  needs: ['steeredLog', 'knownToken'],
  async check(scene) {
    const [log, token] = [await scene.arrange.steeredLog(), await scene.arrange.knownToken()]
    const readings = [scene.open(log, withBearer(token, 'stream=1')), scene.open(log, withQueryToken(token, 'stream=1'))]
    const lost = await deliverLines(scene, log, readings, 'open run')
    if (lost.length > 0) return lost
    const soFar = await scene.read(log, withBearer(token))
    await log.finish()
    const exchanges = [soFar, ...(await Promise.all(readings.map((reading) => reading.whole())))]
    return exchanges.flatMap((exchange) => checkBody(exchange, sampleLog('open run'), 'the log'))
  },
  brokenBy: faults('ended-early', {
    'token-refused-while-running': [
      'While a run is running its log is refused to a token that is not its own',
      answers([running, open, token()], refuse(403)),
    ],
  }),
})
