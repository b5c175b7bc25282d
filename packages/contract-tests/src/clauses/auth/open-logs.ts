import { checkAnswer, checkBody, checkSame } from '../../checks/check-body.ts'
import { deliverLines } from '../../checks/deliver-lines.ts'
import { nameAnswer } from '../../checks/observe.ts'
import { unknownToken, withBearer, withQueryToken } from '../../checks/requests.ts'
import type { Log } from '../../clause/arrangements.ts'
import { defineClause, defineQuestion, faults } from '../../clause/clause.ts'
import { Inapplicable } from '../../clause/scene.ts'
import { cite, operationPointer, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import type { Asked } from '../../faults/answers.ts'
import { answers, header, not, ok, open, query, refuse, running, token } from '../../faults/answers.ts'
import { idOf } from '../../faults/wire.ts'
import { sampleLog } from '../../samples/sample-log.ts'

const schemes = ['/components/securitySchemes/httpBearer', '/components/securitySchemes/apiKey']

const owned: Asked = (request, _, runs) => runs.get(idOf(request))?.owner !== undefined

/** The log, if anyone may read it. */
function openLog<Given extends Log>(log: Given): Given {
  if (log.headers?.Authorization !== undefined) throw new Inapplicable('Every log here is read with a token')
  return log
}

export const authOpenLogs = [
  defineClause({
    id: 'auth/no-token-needed',
    basis: 'expected',
    restsOn: ['body/status'],
    title: 'A log that anyone may read does not need a token',
    source: cite(operationPointer()),
    needs: ['finishedLog'],
    async check({ arrange, read }) {
      return checkAnswer(await read(openLog(await arrange.finishedLog())), 200)
    },
    brokenBy: faults('status', {
      'token-always-needed': ['Every log needs a token', answers([ok, not(header('Authorization')), not(query('token'))], refuse(401))],
    }),
  }),
  defineClause({
    id: 'auth/known-for-open',
    basis: 'expected',
    restsOn: ['body/as-written', 'auth/no-token-needed'],
    title: 'A known token changes nothing for a log that anyone may read',
    source: cite(operationPointer(), ...schemes),
    needs: ['finishedLog', 'knownToken'],
    async check({ arrange, baseline, read }) {
      const log = openLog(await arrange.finishedLog())
      const token = await arrange.knownToken()
      const plain = await baseline(log)
      const exchanges = [await read(log, withBearer(token)), await read(log, withQueryToken(token))]
      return exchanges.flatMap((exchange) => checkSame(exchange, plain, 'what no token gets'))
    },
    brokenBy: faults('status', {
      'open-only-to-owner': [
        'A token that is not the owner’s is refused where none is needed',
        answers([ok, open, owned, token()], refuse(403)),
      ],
      'strangers-refused': [
        'A log that anyone may read is refused to requests with an Authorization',
        answers([ok, open, header('Authorization')], refuse(403)),
      ],
    }),
  }),
  defineClause({
    id: 'auth/known-while-running',
    basis: 'expected',
    restsOn: ['auth/known-for-open', 'stream/delivers-one'],
    title: 'A known token changes nothing for a running log that anyone may read',
    source: cite(operationPointer(), parameterPointer('stream')),
    needs: ['steeredLog', 'knownToken'],
    async check(scene) {
      const [log, token] = [openLog(await scene.arrange.steeredLog()), await scene.arrange.knownToken()]
      const readings = [scene.open(log, withBearer(token, 'stream=1')), scene.open(log, withQueryToken(token, 'stream=1'))]
      await deliverLines(scene, log, readings, 'open run')
      const soFar = await scene.read(log, withBearer(token))
      await log.finish()
      const exchanges = [soFar, ...(await Promise.all(readings.map((reading) => reading.whole())))]
      return exchanges.flatMap((exchange) => checkBody(exchange, sampleLog('open run'), 'the log'))
    },
    brokenBy: faults('ended-early', {
      'token-refused-while-running': [
        'While a run is running, its log is refused with any token',
        answers([running, open, token()], refuse(403)),
      ],
    }),
  }),
  ...(
    [
      ['auth/wrong-bearer', 'How a wrong bearer token is answered where none is needed', withBearer(unknownToken)],
      ['auth/wrong-query', 'How a wrong token in the query is answered where none is needed', withQueryToken(unknownToken)],
      [
        'auth/wrong-scheme',
        'How credentials of another scheme are answered where none are needed',
        { headers: { Authorization: 'Basic Z2V0OmxvZw==' } },
      ],
    ] as const
  ).map(([id, title, variation]) =>
    defineQuestion({
      id,
      title,
      source: cite(responsePointer(401)),
      needs: ['finishedLog', 'tokenCheck'],
      async observe({ arrange, baseline, read }) {
        const log = openLog(await arrange.finishedLog())
        await baseline(log)
        return nameAnswer(await read(log, variation))
      },
    }),
  ),
]
