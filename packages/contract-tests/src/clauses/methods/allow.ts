import { checkAllow, refusedMethods } from '../../checks/check-headers.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { Inapplicable } from '../../clause/scene.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, drop, method, not, setHeader, status } from '../../faults/answers.ts'

const place = headerPointer(405, 'Allow')

export const methodsAllow = [
  defineClause({
    id: 'methods/allow',
    basis: 'required',
    restsOn: ['errors/method-not-allowed'],
    title: 'Every 405 says in Allow what is allowed',
    source: cite(place, ['RFC 9110, section 15.5.6', 'The origin server MUST generate an Allow header field in a 405 response.']),
    needs: ['finishedLog'],
    async check({ arrange, read }) {
      const log = await arrange.finishedLog()
      // TRACE is left out: an intermediary may answer it, and the MUST binds the origin server.
      const exchanges = await Promise.all([...refusedMethods, 'PROPFIND'].map((method) => read(log, { method })))
      const refused = exchanges.filter(({ status }) => status === 405)
      if (refused.length === 0) throw new Inapplicable('No 405 came')
      const silent = refused.filter((exchange) => exchange.header('allow') === undefined)
      return silent.map((exchange) => finding('no-allow', 'an Allow', 'none', exchange))
    },
    brokenBy: faults('no-allow', {
      'allow-on-post-only': ['Only the 405 to POST has an Allow', answers([status(405), not(method('POST'))], drop('Allow'))],
      'no-allow-for-rare-methods': [
        'Rare methods are refused without an Allow',
        answers(not(method('POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS')), drop('Allow')),
      ],
      'no-allow': ['A 405 has no Allow', answers(status(405), drop('Allow'))],
    }),
  }),
  defineClause({
    id: 'methods/allow-lists',
    basis: 'expected',
    restsOn: ['methods/allow', 'methods/options'],
    title: 'A 405 and the answer to OPTIONS have an Allow with GET, OPTIONS if that is answered, and no method that is refused',
    source: cite(`${place}/schema`, `${place}/example`, [
      'RFC 9110, section 9.3.7',
      'A server that answers OPTIONS should send header fields that tell of optional features, such as Allow.',
    ]),
    needs: ['finishedLog'],
    async check({ arrange, read }) {
      const log = await arrange.finishedLog()
      const exchanges = await Promise.all([...refusedMethods, 'OPTIONS'].map((method) => read(log, { method })))
      const refused = exchanges.filter(({ status }) => status === 405)
      const names = refused.map(({ request }) => request.method)
      const options = exchanges.filter(({ request, status }) => request.method === 'OPTIONS' && status < 300)
      const wanted = options.length > 0 ? ['OPTIONS', 'GET'] : ['GET']
      return [...refused, ...options].flatMap((exchange) => checkAllow(exchange, wanted, names))
    },
    brokenBy: faults('allow', {
      'allow-lists-post': ['Allow lists POST', answers(status(405), setHeader('Allow', 'OPTIONS,GET,POST'))],
      'allow-of-put-lists-post': ['The Allow of a refused PUT lists POST', answers(method('PUT'), setHeader('Allow', 'OPTIONS,GET,POST'))],
      'options-lists-head': [
        'The Allow of OPTIONS lists HEAD, which is refused',
        answers(method('OPTIONS'), setHeader('Allow', 'OPTIONS,GET,HEAD')),
      ],
      'options-without-allow': ['OPTIONS has no Allow', answers(method('OPTIONS'), drop('Allow')), { code: 'no-allow' }],
    }),
  }),
]
