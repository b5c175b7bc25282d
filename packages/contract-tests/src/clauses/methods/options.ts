import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite, examplePointer } from '../../endpoint/operation.ts'
import { answers, method, setBody, setHeader, setStatus } from '../../faults/answers.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'

export const methodsOptions = [
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
    title: 'An answer to OPTIONS without content, a 204, announces no length',
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
