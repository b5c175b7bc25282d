import { checkNoToken } from '../../checks/check-secrecy.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import { awaitText } from '../../checks/deliver-lines.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { answers, on, running, setHeader } from '../../faults/answers.ts'
import { idOf, queryOf } from '../../faults/wire.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'

export const secrecyRunning = defineClause({
  id: 'secrecy/running',
  basis: 'expected',
  restsOn: [
    'secrecy/wrong-token',
    'secrecy/known-token',
    'secrecy/owner-token',
    'stream/delivers-one',
    'auth/streams-with-token',
    'auth/query',
    'flags/raw',
  ],
  title: 'Neither a stream nor the log of a run that was followed holds the token of who followed it',
  source: cite('/components/securitySchemes/httpBearer', '/components/securitySchemes/apiKey'),
  needs: ['guardedRun'],
  async check(scene) {
    const run = await scene.arrange.guardedRun()
    const { ownerToken } = run
    await run.append(sampleLog('followed'))
    const readings = [
      scene.open(run, withQueryToken(ownerToken, 'stream=1')),
      scene.open(run, withQueryToken(ownerToken, 'stream=true&download=true&raw=true')),
      scene.open(run, withBearer(ownerToken, 'stream=1&raw=false')),
    ]
    const missed = await Promise.all(readings.map((reading) => awaitText(scene, reading, sampleLine('followed', 3))))
    const soFar = [withBearer(ownerToken), withQueryToken(ownerToken, 'raw=1'), withQueryToken(run.otherToken, 'stream=1')]
    const during = await Promise.all(soFar.map((variation) => scene.read(run, variation)))
    await run.finish()
    if (missed.flat().length > 0) return missed.flat()
    const streams = await Promise.all(readings.map((reading) => reading.whole()))
    const after = await scene.read(run, withBearer(ownerToken))
    return [...during, ...streams, after].flatMap((exchange) => [
      ...checkNoToken(exchange, ownerToken),
      ...checkNoToken(exchange, run.otherToken),
    ])
  },
  brokenBy: faults('token-in-body', {
    'reads-noted-in-log': [
      'Each read of a running log with a token in the query is noted in it',
      (runs) => async (request, forward) => {
        const run = runs.get(idOf(request))
        if (run?.state === 'running' && queryOf(request, 'token') !== undefined) run.append(`GET ${request.path}\n`)
        return forward(request)
      },
    ],
    'stream-links-to-itself': [
      'The stream of a running run has a link with the whole query',
      answers(
        [running, on('stream')],
        setHeader('Link', ({ path }) => `<${path}>; rel="self"`),
      ),
      { code: 'token-in-header' },
    ],
  }),
})
