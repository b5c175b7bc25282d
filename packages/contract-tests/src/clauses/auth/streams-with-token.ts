import { checkBody } from '../../checks/check-body.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import { deliverLines } from '../../checks/deliver-lines.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, pipe } from '../../faults/answers.ts'
import { joinPieces } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'
import { header, ok, on, query } from '../../faults/which.ts'
import { sampleLog } from '../../samples/sample-log.ts'

export const authStreamsWithToken = defineClause({
  id: 'auth/streams-with-token',
  basis: 'documented',
  restsOn: ['auth/bearer', 'stream/delivers-one'],
  title: 'The owner of a restricted run gets each line before the next is written, with either way to send the token',
  source: cite(parameterPointer('stream')),
  needs: ['guardedRun'],
  async check(scene) {
    const run = await scene.arrange.guardedRun()
    const readings = [
      scene.open(run, withBearer(run.ownerToken, 'stream=1')),
      scene.open(run, withQueryToken(run.ownerToken, 'stream=true')),
      scene.open(run, { query: `raw=1&stream=1&token=${encodeURIComponent(run.ownerToken)}` }),
    ]
    const lost = await deliverLines(scene, run, readings, 'own run')
    await run.finish()
    if (lost.length > 0) return lost
    const exchanges = await Promise.all(readings.map((reading) => reading.whole()))
    return exchanges.flatMap((exchange) => checkBody(exchange, sampleLog('own run'), 'the log'))
  },
  brokenBy: faults('not-delivered', {
    'buffers-with-bearer': [
      'A stream comes when it is over to those with a bearer token',
      answers([ok, on('stream'), header('Authorization')], pipe(joinPieces)),
    ],
    'buffers-with-query-token': [
      'A stream comes when it is over to those with a token in the query',
      answers([ok, on('stream'), query('token')], pipe(joinPieces)),
    ],
  }),
})
