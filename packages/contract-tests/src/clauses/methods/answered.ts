import { checkEnd } from '../../checks/check-body.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { unknownToken, withBearer } from '../../checks/requests.ts'
import type { Finding } from '../../clause/clause.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite, examplePointer } from '../../endpoint/operation.ts'
import { answers, drop, method, path, setBody, setHeader, setStatus } from '../../faults/answers.ts'
import { asks, withMethod } from '../../faults/asks.ts'
import { answerWith, fieldOf } from '../../faults/wire.ts'
import { excerpt } from '../../print/excerpt.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'

const methodsOptions = [
  defineClause({
    id: 'methods/options',
    basis: 'expected',
    title: 'OPTIONS is answered, as the 405 says, and not with the log',
    source: cite(examplePointer(405), ['RFC 9110, section 9.3.7', 'OPTIONS requests information about the communication options.']),
    needs: ['finishedLog'],
    async check({ arrange, baseline, read }) {
      const log = await arrange.finishedLog()
      await baseline(log)
      const exchange = await read(log, { method: 'OPTIONS' })
      if (exchange.status !== 200 && exchange.status !== 204)
        return [finding('status', 'status 200 or 204', describeExchange(exchange), exchange)]
      return checkNoLogBytes(exchange, log.written ?? '')
    },
    brokenBy: faults('status', {
      'options-refused': ['OPTIONS is a 405', answers(method('OPTIONS'), setStatus(405))],
    }),
  }),
  defineClause({
    id: 'methods/no-content-length',
    basis: 'required',
    title: 'A 204 to OPTIONS has no Content-Length',
    source: cite(['RFC 9110, section 8.6', 'A server MUST NOT send a Content-Length in any response with a status code of 204.']),
    needs: ['finishedLog'],
    async check({ arrange, read }) {
      const exchange = await read(await arrange.finishedLog(), { method: 'OPTIONS' })
      const length = exchange.header('content-length')
      if (exchange.status !== 204 || length === undefined) return []
      return [finding('content-length', 'a 204 without Content-Length', `Content-Length: ${length}`, exchange)]
    },
    brokenBy: faults('content-length', {
      'no-content-has-length': [
        'OPTIONS is a 204 with a Content-Length',
        answers(method('OPTIONS'), setStatus(204), setBody(''), setHeader('Content-Length', '0')),
      ],
    }),
  }),
]

const queries = [undefined, 'stream=1', 'download=1&raw=1']

/** What is required of the answer to HEAD; the page leaves open which answer that is. */
const methodsHead = [
  defineClause({
    id: 'methods/head-body',
    basis: 'required',
    title: 'The answer to HEAD ends with its head',
    source: cite(['RFC 9110, section 9.3.2', 'The server MUST NOT send content in the response to HEAD.']),
    needs: ['finishedLog'],
    async check({ arrange, baseline, read }) {
      const log = await arrange.finishedLog()
      await baseline(log)
      const found: Finding[] = []
      for (const query of queries) {
        const exchange = await read(log, { method: 'HEAD', ...(query !== undefined && { query }) })
        if (exchange.head === undefined) continue
        found.push(...checkEnd(exchange))
        if (exchange.received > 0) found.push(finding('head-body', 'no byte after the head', excerpt(exchange.body), exchange))
      }
      return found
    },
    brokenBy: faults('head-body', {
      'head-streams': ['HEAD with a flag sends the log', asks([method('HEAD'), path(/\?/)], withMethod('GET'))],
      'head-with-body': ['HEAD has a body', answers(method('HEAD'), setBody('a body that must not be there'))],
    }),
  }),
  defineClause({
    id: 'methods/head-length',
    basis: 'required',
    restsOn: ['methods/head-body', 'body/length'],
    title: 'A 200 to HEAD has no Content-Length other than that of the log',
    source: cite([
      'RFC 9110, section 8.6',
      'A server MUST NOT send a Content-Length in response to HEAD unless it is the length of what GET would have brought.',
    ]),
    needs: ['finishedLog'],
    async check({ arrange, baseline, read }) {
      const log = await arrange.finishedLog()
      const { received } = await baseline(log)
      const exchange = await read(log, { method: 'HEAD' })
      const given = exchange.header('content-length')
      if (exchange.status !== 200 || given === undefined || Number(given) === received) return []
      return [finding('head-length', `Content-Length: ${received}`, `Content-Length: ${given}`, exchange)]
    },
    brokenBy: faults('head-length', {
      'head-says-empty': [
        'HEAD is answered 200 and says that the log is empty',
        answers(method('HEAD'), setStatus(200), drop('Allow', 'Content-Type'), setHeader('Content-Length', '0')),
      ],
    }),
  }),
]

const methodsTrace = defineClause({
  id: 'methods/trace',
  basis: 'expected',
  title: 'TRACE, if it is answered, does not echo a token',
  source: cite([
    'RFC 9110, section 9.3.8',
    'The final recipient should exclude any request fields that are likely to contain sensitive data.',
  ]),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const exchange = await read(await arrange.finishedLog(), { ...withBearer(unknownToken), method: 'TRACE' })
    if (!exchange.text.includes(unknownToken)) return []
    return [finding('reflected', 'a body without the token', excerpt(exchange.body), exchange)]
  },
  brokenBy: faults('reflected', {
    'trace-reflects': [
      'TRACE echoes the request',
      answers(method('TRACE'), (_, request) =>
        answerWith(200, 'message/http', `TRACE / HTTP/1.1\r\nAuthorization: ${fieldOf(request, 'Authorization')}\r\n`),
      ),
    ],
  }),
})

export const methodsAnswered = [...methodsOptions, ...methodsHead, methodsTrace]
