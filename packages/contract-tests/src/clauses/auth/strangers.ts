import { checkAnswer } from '../../checks/check-body.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { checkStrangers } from '../../checks/check-strangers.ts'
import { nameAnswer, nameEach } from '../../checks/observe.ts'
import { combineFlags, unknownToken, withBearer, withQueryToken } from '../../checks/requests.ts'
import { defineClause, defineQuestion, faults, finding } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, off, ok, on, query, refuse, setStatus, status, token } from '../../faults/answers.ts'
import { letIn } from '../../faults/remembered.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'

const queries = ['', 'stream=1', 'download=true', 'raw=1', 'stream=true&raw=true&download=true']

/** The statuses with which the page lets a server refuse a token. */
const refusals = [400, 401, 403, 404]

export const authStrangers = [
  defineClause({
    id: 'auth/unknown-token',
    basis: 'documented',
    restsOn: ['auth/no-token', 'auth/bearer'],
    title: 'An unknown token does not open a restricted log',
    source: cite(...refusals.map((status) => responsePointer(status as 401))),
    needs: ['restrictedLog'],
    async check({ arrange, baseline, read }) {
      const log = await arrange.restrictedLog()
      const { body } = await baseline(log, withBearer(log.token))
      const exchanges = [await read(log, withBearer(unknownToken)), await read(log, withQueryToken(unknownToken))]
      const others = exchanges.filter(({ status }) => !refusals.includes(status))
      return [
        ...others.map((exchange) => finding('status', `a refusal with ${refusals.join(' or ')}`, describeExchange(exchange), exchange)),
        ...exchanges.flatMap((exchange) => checkNoLogBytes(exchange, body)),
      ]
    },
    brokenBy: faults('status', {
      'any-token-opens': ['Anything sent as a token opens a restricted log', letIn([status(401), token()])],
      'unknown-token-breaks': ['An unknown token is a server error', answers([status(401), token()], setStatus(500))],
    }),
  }),
  defineClause({
    id: 'auth/foreign-bearer',
    basis: 'documented',
    restsOn: ['errors/forbidden', 'auth/no-token', 'auth/unknown-token'],
    title: 'The token of someone else does not open a restricted log',
    source: cite(responsePointer(403)),
    needs: ['guardedLog'],
    async check(scene) {
      const log = await scene.arrange.guardedLog()
      const { body } = await scene.baseline(log, withBearer(log.ownerToken))
      return checkStrangers(scene, log, body, [''])
    },
    brokenBy: faults('status', {
      'owner-opens-to-others': ['A log that the owner has read is open to anyone with a token', letIn(status(403))],
    }),
  }),
  defineClause({
    id: 'auth/every-combination',
    basis: 'documented',
    restsOn: [
      'auth/no-token',
      'auth/foreign-bearer',
      'auth/bearer',
      'flags/every-combination',
      'flags/raw',
      'flags/stream',
      'flags/download',
    ],
    title: 'No combination of flags opens a restricted log to others, or closes it to its owner',
    source: cite(responsePointer(401), responsePointer(403)),
    needs: ['guardedLog'],
    async check(scene) {
      const log = await scene.arrange.guardedLog()
      const { body } = await scene.baseline(log, withBearer(log.ownerToken))
      const combinations = ['true', '1'].flatMap((value) => combineFlags(value).map(({ query }) => query))
      const owned = await Promise.all(combinations.map((query) => scene.read(log, withBearer(log.ownerToken, query))))
      return [...owned.flatMap((exchange) => checkAnswer(exchange, 200)), ...(await checkStrangers(scene, log, body, combinations))]
    },
    brokenBy: faults('status', {
      'owner-refused-all-flags': [
        'The owner is refused with all three flags on',
        answers([ok, on('stream', 'download', 'raw'), token()], refuse(403)),
      ],
      'raw-downloads-open': [
        'Anyone with a token can download the verbatim log of others',
        letIn([status(403), query('raw', 'true'), query('download', 'true'), off('stream')]),
        { code: 'log-bytes' },
      ],
    }),
  }),
  defineClause({
    id: 'auth/strangers',
    basis: 'expected',
    restsOn: ['auth/no-token', 'auth/unknown-token', 'errors/unauthorized', 'flags/raw', 'flags/stream', 'flags/download'],
    title: 'A restricted log with an unknown token is a 401, however the token is sent',
    source: cite(responsePointer(401)),
    needs: ['restrictedLog'],
    async check({ arrange, read }) {
      const log = await arrange.restrictedLog()
      const asked = queries.flatMap((query) => [withBearer(unknownToken, query), withQueryToken(unknownToken, query)])
      const exchanges = await Promise.all(asked.map((variation) => read(log, variation)))
      return exchanges.flatMap((exchange) => checkAnswer(exchange, 401))
    },
    brokenBy: faults('status', {
      'unknown-query-token-as-forbidden': [
        'An unknown token in the query is a 403',
        answers([status(401), query('token')], setStatus(403)),
      ],
    }),
  }),
  defineClause({
    id: 'auth/foreign-flags',
    basis: 'expected',
    restsOn: ['auth/strangers', 'auth/foreign-bearer', 'errors/forbidden', 'auth/query', 'flags/raw', 'flags/stream', 'flags/download'],
    title: "Someone else's restricted log is a 403, however a known token is sent and whatever the flags",
    source: cite(responsePointer(403)),
    needs: ['foreignLog'],
    async check({ arrange, read }) {
      const log = await arrange.foreignLog()
      const asked = queries.flatMap((query) => [withBearer(log.token, query), withQueryToken(log.token, query)])
      const exchanges = await Promise.all(asked.map((variation) => read(log, variation)))
      return exchanges.flatMap((exchange) => checkAnswer(exchange, 403))
    },
    brokenBy: faults('status', {
      'forbidden-as-not-found': ['A 403 is a 404', answers(status(403), setStatus(404))],
      'forbidden-as-unauthorized': ['A 403 is a 401', answers(status(403), setStatus(401))],
    }),
  }),
  defineQuestion({
    id: 'auth/two-tokens',
    title: "Which of two tokens counts, the owner's or somebody else's",
    source: cite('/components/securitySchemes/httpBearer', '/components/securitySchemes/apiKey'),
    restsOn: ['auth/bearer', 'auth/query'],
    needs: ['guardedLog'],
    async observe({ arrange, baseline, read }) {
      const log = await arrange.guardedLog()
      await baseline(log, withBearer(log.ownerToken))
      const both = (bearer: string, query: string) => read(log, { ...withQueryToken(query), ...withBearer(bearer) })
      return nameEach([
        ["the owner's in the header", nameAnswer(await both(log.ownerToken, log.otherToken))],
        ["the owner's in the query", nameAnswer(await both(log.otherToken, log.ownerToken))],
      ])
    },
  }),
]
