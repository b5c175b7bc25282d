import { checkEnd } from '../../checks/check-answer.ts'
import type { Finding } from '../../clause/clause.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { answers, drop, method, path, setBody, setHeader, setStatus } from '../../faults/answers.ts'
import { asks, withMethod } from '../../faults/asks.ts'
import { excerpt } from '../../print/excerpt.ts'

const queries = [undefined, 'stream=1', 'download=1&raw=1']

/** What is required of the answer to HEAD; which answer that is, the page leaves open. */
export const methodsHead = [
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
    title: 'HEAD, if it is answered, has no length but that of the log',
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
