import { checkAnswer, checkSame } from '../../checks/check-body.ts'
import { checkError, parseError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import type { Promised } from '../../clause/clause.ts'
import { defineClause, faults, finding, stopAt } from '../../clause/clause.ts'
import { cite, documentedMethods, examplePointer, responsePointer } from '../../endpoint/operation.ts'
import { after } from '../../faults/after.ts'
import { answers, become, edit, header, method, setBody, setInError, setStatus, status } from '../../faults/answers.ts'
import { asks, replacePath, withMethod } from '../../faults/asks.ts'
import { excerpt } from '../../print/excerpt.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'

const rows: readonly (Pick<Promised, 'id' | 'brokenBy'> & { readonly method: string })[] = [
  {
    id: 'methods/post',
    method: 'POST',
    brokenBy: faults('status', {
      'post-is-get': ['POST returns the log', asks(method('POST'), withMethod('GET')), { also: { 'errors/method-not-allowed': 'status' } }],
      'method-not-allowed-as-501': ['An unsupported method is a 501', answers(status(405), setStatus(501))],
    }),
  },
  {
    id: 'methods/put',
    method: 'PUT',
    brokenBy: faults('status', { 'put-is-501': ['PUT is a 501', answers(method('PUT'), setStatus(501))] }),
  },
  {
    id: 'methods/patch',
    method: 'PATCH',
    brokenBy: faults('status', { 'patch-is-400': ['PATCH is a 400', answers(method('PATCH'), setStatus(400))] }),
  },
  {
    id: 'methods/delete',
    method: 'DELETE',
    brokenBy: faults('status', { 'delete-is-204': ['DELETE is a 204', answers(method('DELETE'), setBody(''), setStatus(204))] }),
  },
]

/** Unsupported methods: each is refused, with or without a body. */
const methodsRefused = rows.map(({ id, method, brokenBy }) =>
  defineClause({
    id,
    title: `${method} is refused with the documented 405`,
    // The page shows a 405 but does not say for which methods; it only says that OPTIONS and GET are the allowed ones.
    basis: 'expected',
    restsOn: ['errors/method-not-allowed'],
    source: cite(responsePointer(405), examplePointer(405)),
    needs: ['finishedLog'],
    async check({ arrange, baseline, read }) {
      const log = await arrange.finishedLog()
      await baseline(log)
      return checkError(await read(log, { method, ...(method !== 'DELETE' && { body: '{}' }) }), 405)
    },
    brokenBy,
  }),
)

/** Headers by which frameworks override the method. */
function override(method: string): Record<string, string> {
  return { 'X-HTTP-Method-Override': method, 'X-HTTP-Method': method, 'X-Method-Override': method }
}

const methodsOverride = defineClause({
  id: 'methods/override',
  basis: 'expected',
  restsOn: ['errors/method-not-allowed', 'methods/post', 'body/stable'],
  title: 'No header makes one method another',
  source: cite(responsePointer(405), examplePointer(405), [
    'RFC 9110, section 9.1',
    'The request method token is the primary source of request semantics.',
  ]),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const before = await baseline(log)
    const posted = await read(log, { method: 'POST', headers: override('GET') })
    const found = [...checkAnswer(posted, 405), ...checkNoLogBytes(posted, before.body)]
    for (const method of ['DELETE', 'POST'])
      found.push(...checkSame(await read(log, { headers: override(method) }), before, `what a GET gets (${method})`))
    return [...found, ...checkSame(await read(log), before, 'the log as before')]
  },
  brokenBy: faults('status', {
    'method-overridden': ['A header says which method is meant', asks(header('X-HTTP-Method-Override', 'GET'), withMethod('GET'))],
  }),
})

const methodsHarmless = defineClause({
  id: 'methods/harmless',
  basis: 'documented',
  restsOn: ['body/stable', 'errors/method-not-allowed', 'methods/delete', 'methods/put', 'methods/patch', 'methods/post'],
  title: 'A refused method changes nothing and creates nothing',
  source: cite(responsePointer(405), examplePointer(405)),
  needs: ['finishedLog', 'unknownLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const unknown = await arrange.unknownLog()
    const before = await baseline(log)
    await read(log, { method: 'POST', body: 'one more line\n' })
    await read(log, { method: 'PUT', body: 'another log\n' })
    await read(log, { method: 'PATCH', body: 'a patch\n' })
    await read(log, { method: 'DELETE' })
    for (const method of ['POST', 'PUT', 'PATCH']) await read(unknown, { method, body: 'a log\n' })
    const exchange = await read(unknown)
    const made = exchange.status === 200 ? [finding('status', 'no log, as before', describeExchange(exchange), exchange)] : []
    return [...checkSame(await read(log), before, 'the log as before'), ...made]
  },
  brokenBy: faults('status', {
    'delete-deletes': [
      'DELETE answers 405 but still deletes the log',
      after(method('DELETE'), asks(method('GET'), replacePath(/[^/?]+/g, '$&-deleted'))),
    ],
    'put-makes-log': ['PUT is refused but creates a log', after(method('PUT'), answers(status(404), become(200, 'text/plain', '')))],
  }),
})

const methodsMessage = defineClause({
  id: 'methods/message',
  basis: 'expected',
  restsOn: ['errors/method-not-allowed'],
  title: 'The message of a 405 names the allowed methods, and none that is refused',
  source: cite(examplePointer(405)),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const exchange = await read(log, { method: 'POST' })
    stopAt(checkAnswer(exchange, 405))
    const isHeadRefused = (await read(log, { method: 'HEAD' })).status === 405
    const body = parseError(exchange)
    if ('findings' in body) return body.findings
    const missing = documentedMethods().filter((method) => !body.error.message.includes(method))
    // The requested method may be named.
    const others = ['PUT', 'PATCH', 'DELETE', ...(isHeadRefused ? ['HEAD'] : [])]
    const misleading = others.filter((method) => new RegExp(`\\b${method}\\b`).test(body.error.message))
    if (missing.length === 0 && misleading.length === 0) return []
    return [
      finding(
        'message',
        `a message that names ${documentedMethods().join(' and ')}, and no method that is refused`,
        excerpt(body.error.message),
        exchange,
      ),
    ]
  },
  brokenBy: faults('message', {
    'message-names-head': [
      'The message of a 405 names HEAD among the methods',
      answers(status(405), edit('OPTIONS,GET', 'OPTIONS,GET,HEAD')),
    ],
    'message-without-methods': ['The message of a 405 names no method', answers(status(405), setInError('message', 'Method not allowed.'))],
  }),
})

export const methodsRefusals = [...methodsRefused, methodsOverride, methodsHarmless, methodsMessage]
