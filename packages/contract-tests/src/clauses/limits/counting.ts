import { setTimeout as sleep } from 'node:timers/promises'
import { checkAnswer } from '../../checks/check-body.ts'
import { checkLimited } from '../../checks/check-limited.ts'
import { combineFlags, withBearer } from '../../checks/requests.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, headerPointer, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { after } from '../../faults/after.ts'
import { answers, become, each, every, has, not, ok, on, refuse, setBody, setInError, status, token } from '../../faults/answers.ts'
import { remembering } from '../../faults/counterexample.ts'
import { inHeader, leakLog } from '../../faults/remembered.ts'
import { answerWith } from '../../faults/wire.ts'
import { sampleLog } from '../../samples/sample-log.ts'

const limitsUpToTheLimit = defineClause({
  id: 'limits/up-to-the-limit',
  basis: 'documented',
  restsOn: ['body/status'],
  title: 'Requests up to the limit are not refused',
  source: cite(responsePointer(429)),
  needs: ['writtenLog', 'rateLimit'],
  exclusive: true,
  async check({ arrange, read }) {
    await using limit = await arrange.rateLimit(8)
    const log = await arrange.writtenLog(sampleLog('up to the limit'))
    const exchanges = await Promise.all(Array.from({ length: limit.perSecond }, () => read(log)))
    return exchanges.flatMap((exchange) => checkAnswer(exchange, 200)).slice(0, 1)
  },
  brokenBy: faults('status', {
    'half-the-limit': [
      'Half of the allowed requests are refused',
      answers([ok, has('X-RateLimit-Limit'), not(has('X-RateLimit-Limit', '60')), each(2)], refuse(429)),
    ],
  }),
})

const limitsPastTheLimit = defineClause({
  id: 'limits/past-the-limit',
  basis: 'documented',
  restsOn: ['body/grows', 'errors/too-many-requests'],
  title: 'Most requests far past the limit are refused with the documented 429, without a log',
  source: cite(responsePointer(429)),
  needs: ['writtenLog', 'rateLimit'],
  exclusive: true,
  async check(scene) {
    await using limit = await scene.arrange.rateLimit(1)
    const log = await scene.arrange.writtenLog(sampleLog('past the limit'))
    return await checkLimited(scene, limit, log, Array(20).fill({}))
  },
  brokenBy: faults('no-limit', {
    'limited-with-log-header': [
      'A 429 contains the log in a header',
      leakLog(429, inHeader('X-Log', 'percent')),
      { code: 'log-in-header' },
    ],
    'limited-with-log': [
      'A 429 contains the log',
      answers(status(429), setInError('log', sampleLog('past the limit'))),
      { code: 'log-bytes' },
    ],
    'limits-once': [
      'Only the first request past the limit is refused',
      after(status(429), answers(status(429), become(200, 'text/plain', 'a line\n'))),
    ],
    'never-limits': ['Nobody is ever refused for asking too often', answers(status(429), become(200, 'text/plain', 'a line\n'))],
  }),
})

const limitsEachLog = defineClause({
  id: 'limits/each-log',
  basis: 'expected',
  restsOn: ['limits/past-the-limit'],
  title: 'The limit counts for each log on its own',
  source: cite(headerPointer(200, 'X-RateLimit-Limit')),
  needs: ['writtenLog', 'rateLimit'],
  exclusive: true,
  async check({ arrange, read }) {
    await using limit = await arrange.rateLimit(1)
    const [log, other] = [await arrange.writtenLog(sampleLog('busy')), await arrange.writtenLog(sampleLog('quiet'))]
    await Promise.all(Array.from({ length: 5 * limit.perSecond }, () => read(log)))
    return checkAnswer(await read(other), 200)
  },
  brokenBy: faults('status', {
    'one-limit-for-all': ['Asking for one log too often closes all logs', after(status(429), answers(every, refuse(429)), () => 'all')],
  }),
})

const limitsOneCount = defineClause({
  id: 'limits/one-count',
  basis: 'expected',
  restsOn: ['limits/past-the-limit'],
  title: 'Requests for a log count together, however differently they are spelled',
  source: cite(responsePointer(429), headerPointer(429, 'X-RateLimit-Limit')),
  needs: ['writtenLog', 'rateLimit'],
  exclusive: true,
  async check(scene) {
    await using limit = await scene.arrange.rateLimit(1)
    const log = await scene.arrange.writtenLog(sampleLog('one count'))
    const queries = combineFlags('1', 'true').map(({ query }) => ({ query }))
    return await checkLimited(scene, limit, log, queries)
  },
  brokenBy: faults('no-limit', {
    'limit-for-each-url': [
      'The limit counts for each spelling of a URL',
      remembering(() => {
        const seen = new Set<string>()
        return answers(every, (answer, { path }) => {
          const isFirst = !seen.has(path)
          seen.add(path)
          return answer.status === 429 && isFirst ? answerWith(200, 'text/plain', 'a line\n') : answer
        })
      }),
    ],
  }),
})

const requestsAtOnce = 16

const limitsWhateverTheRequest = defineClause({
  id: 'limits/whatever-the-request',
  basis: 'expected',
  restsOn: ['limits/past-the-limit', 'flags/together', 'auth/bearer'],
  title: 'The limit holds whatever the flags, and with a token',
  source: cite(responsePointer(429), parameterPointer('stream'), parameterPointer('download'), parameterPointer('raw')),
  needs: ['writtenLog', 'knownToken', 'rateLimit'],
  exclusive: true,
  async check(scene) {
    const { arrange } = scene
    await using limit = await arrange.rateLimit(1)
    const token = await arrange.knownToken()
    const variations = [
      { query: 'stream=1' },
      { query: 'raw=1' },
      { query: 'download=1' },
      withBearer(token),
      withBearer(token, 'stream=true&raw=true&download=true'),
    ]
    const found = variations.map(async (variation) => {
      const log = await arrange.writtenLog(sampleLog('limited'))
      return checkLimited(scene, limit, log, Array(requestsAtOnce).fill(variation))
    })
    return (await Promise.all(found)).flat()
  },
  brokenBy: faults('no-limit', {
    'downloads-unlimited': ['Downloads are not limited', answers([status(429), on('download')], become(200, 'text/plain', 'a line\n'))],
    'limited-streams-as-text': [
      'With stream a 429 is text',
      answers([status(429), on('stream')], setBody('Too many')),
      { code: 'not-json' },
    ],
    'raw-unlimited': ['Raw logs are not limited', answers([status(429), on('raw')], become(200, 'text/plain', 'a line\n'))],
    'streams-unlimited': ['Streams are not limited', answers([status(429), on('stream')], become(200, 'text/plain', 'a line\n'))],
    'tokens-unlimited': ['Requests with a token are not limited', answers([status(429), token()], become(200, 'text/plain', 'a line\n'))],
  }),
})

const mostTries = 3
const longestPause = 5
const slackMs = 50

const limitsRecovers = defineClause({
  id: 'limits/recovers',
  basis: 'expected',
  restsOn: ['limits/past-the-limit'],
  title: 'A while after a 429, the log can be read again',
  source: cite(responsePointer(429)),
  needs: ['writtenLog', 'rateLimit'],
  exclusive: true,
  async check({ arrange, read }) {
    await using limit = await arrange.rateLimit(2)
    const log = await arrange.writtenLog(sampleLog('recovers'))
    await Promise.all(Array.from({ length: 10 * limit.perSecond }, () => read(log)))
    let exchange = await read(log)
    // A limit may count refused requests as well, so each try is a whole pause after the last.
    for (let tries = 0; exchange.status === 429 && tries < mostTries; tries += 1) {
      const asked = Number(exchange.header('retry-after'))
      await sleep(1000 * Math.min(Math.max(asked || 1, 1), longestPause) + slackMs)
      exchange = await read(log)
    }
    return checkAnswer(exchange, 200)
  },
  brokenBy: faults('status', {
    'limited-for-good': ['After a 429, a log stays closed', after(status(429), answers(every, refuse(429)))],
  }),
})

export const limitsCounting = [
  limitsUpToTheLimit,
  limitsPastTheLimit,
  limitsEachLog,
  limitsOneCount,
  limitsWhateverTheRequest,
  limitsRecovers,
]
