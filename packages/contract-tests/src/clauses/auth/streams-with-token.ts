import { checkBody } from '../../checks/check-body.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import { deliverLines } from '../../checks/deliver-lines.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, header, ok, on, pipe, query } from '../../faults/answers.ts'
import { joinPieces } from '../../faults/bytes.ts'
import { sampleLog } from '../../samples/sample-log.ts'

export const authStreamsWithToken = defineClause({
  id: 'auth/streams-with-token',
  basis: 'documented',
  restsOn: ['auth/bearer', 'stream/delivers-one'],
  title: 'The owner of a restricted run gets each line before the next is written, however the token is sent',
  source: cite(parameterPointer('stream')),
  needs: ['guardedRun'],
  async check(scene) {
    const run = await scene.arrange.guardedRun()
    const ways = [withBearer(run.ownerToken, 'stream=1')]
    // Whether a token is read in the query at all is another question.
    if ((await scene.read(run, withQueryToken(run.ownerToken))).status === 200)
      ways.push(withQueryToken(run.ownerToken, 'stream=true'), { query: `stream=1&token=${encodeURIComponent(run.ownerToken)}` })
    const readings = ways.map((way) => scene.open(run, way))
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
