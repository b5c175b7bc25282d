import { checkBody, checkSame } from '../../checks/check-body.ts'
import { checkAttachment, checkNoAttachment } from '../../checks/check-disposition.ts'
import { checkError } from '../../checks/check-error.ts'
import { deliverLines } from '../../checks/deliver-lines.ts'
import { withBearer, withQueryToken } from '../../checks/requests.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { Inapplicable } from '../../clause/scene.ts'
import { cite, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, become, header, ok, on, pipe, query, setHeader, status, token } from '../../faults/answers.ts'
import { asks, withoutFlag } from '../../faults/asks.ts'
import { joinPieces } from '../../faults/bytes.ts'
import { sampleLog } from '../../samples/sample-log.ts'
import type { Exchange } from '../../witness/exchange.ts'

const authKnownForUnknown = defineClause({
  id: 'auth/known-for-unknown',
  basis: 'documented',
  restsOn: ['errors/not-found', 'flags/stream'],
  title: 'An id that names no log is also a 404 with a known token',
  source: cite(responsePointer(404)),
  needs: ['unknownLog', 'knownToken'],
  async check({ arrange, read }) {
    const [log, token] = [await arrange.unknownLog(), await arrange.knownToken()]
    const exchanges = [await read(log, withBearer(token)), await read(log, withBearer(token, 'stream=1'))]
    return exchanges.flatMap((exchange) => checkError(exchange, 404))
  },
  brokenBy: faults('status', {
    'unknown-log-with-token': [
      'With a token an unknown id returns an empty log',
      answers([status(404), token()], become(200, 'text/plain', '')),
    ],
  }),
})

const authFlagsWithToken = defineClause({
  id: 'auth/flags-with-token',
  basis: 'documented',
  restsOn: ['auth/bearer', 'flags/every-combination', 'raw/verbatim', 'raw/colours', 'download/true', 'download/absent', 'flags/together'],
  title: 'Each flag means the same with a token as without',
  source: cite(parameterPointer('raw'), parameterPointer('download')),
  needs: ['ansiLog', 'knownToken', 'conditionalHeaders'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.ansiLog()
    const token = await arrange.knownToken()
    const [plain, raw] = [await baseline(log), await baseline(log, { query: 'raw=1' })]
    const readWith = async (query: string): Promise<Exchange> => read(log, withBearer(token, query))
    const needless = await readWith('')
    if (needless.status >= 400) throw new Inapplicable(`A token that is not needed is refused (${needless.status})`)
    const shown = [needless, await readWith('stream=1&raw=false')]
    const saved = await Promise.all(['download=1', 'stream=1&download=true'].map(readWith))
    const verbatim = await Promise.all(['raw=1', 'stream=1&raw=true'].map(readWith))
    const savedVerbatim = await readWith('download=1&raw=1&stream=1')
    return [
      ...[...shown, ...saved].flatMap((exchange) => checkSame(exchange, plain, 'the printable log')),
      ...[...verbatim, savedVerbatim].flatMap((exchange) => checkSame(exchange, raw, 'the verbatim log')),
      ...[...saved, savedVerbatim].flatMap(checkAttachment),
      ...[...shown, ...verbatim].flatMap(checkNoAttachment),
    ]
  },
  brokenBy: faults('bytes', {
    'raw-ignored-with-token': ['With a token raw is ignored', asks([token(), on('raw')], withoutFlag('raw'))],
    'token-downloads': [
      'With a bearer token every log is an attachment',
      answers([ok, header('Authorization')], setHeader('Content-Disposition', 'attachment; filename=log.txt')),
      { code: 'attachment' },
    ],
  }),
})

const authStreamsWithToken = defineClause({
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
    await deliverLines(scene, run, readings, 'own run')
    await run.finish()
    const exchanges = await Promise.all(readings.map((reading) => reading.whole()))
    return exchanges.flatMap((exchange) => checkBody(exchange, sampleLog('own run'), 'the log'))
  },
  brokenBy: faults('not-delivered', {
    'buffers-with-bearer': [
      'A stream with a bearer token arrives only when it is over',
      answers([ok, on('stream'), header('Authorization')], pipe(joinPieces)),
    ],
    'buffers-with-query-token': [
      'A stream with a token in the query arrives only when it is over',
      answers([ok, on('stream'), query('token')], pipe(joinPieces)),
    ],
  }),
})

export const authWithToken = [authKnownForUnknown, authFlagsWithToken, authStreamsWithToken]
