import { operationPath } from '@get-log/types'
import { checkBody } from '../../checks/check-body.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import type { Finding } from '../../clause/clause.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, every, query, setInError } from '../../faults/answers.ts'
import { asks, replacePath } from '../../faults/asks.ts'
import { remembering } from '../../faults/counterexample.ts'
import { findAnother } from '../../faults/remembered.ts'
import { answerWith, fieldOf, idOf, queryOf } from '../../faults/wire.ts'
import { sampleLog } from '../../samples/sample-log.ts'

/** An id, and a different one, as written into the path. */
const lookalikes = [
  ['Caf\u00e9', ['Cafe%CC%81', 'CAF%C3%89', 'Cafe']],
  ['O0Il1', ['00Il1', 'OOIl1', 'O0ll1', 'O0II1']],
  ['two words', ['two+words', 'twowords', 'two%20%20words', 'two_words']],
  ['a-b_c~d', ['abcd', 'a-bXc~d', 'a_b_c~d', 'd', 'a-b_c']],
] as const

const twins = ['SameLetters', 'sameletters']

const asPrinted = (id: string): string => id.replaceAll('0', 'O').replace(/[1l]/g, 'I')

const secrecyNamedIds = defineClause({
  id: 'secrecy/named-ids',
  basis: 'expected',
  restsOn: ['secrecy/ids', 'body/own-log'],
  title: 'Ids are compared character by character, without Unicode normalization or replacements, and each names its own log',
  source: cite(parameterPointer('buildOrRunId'), [
    'RFC 3986, section 6.2.1',
    'Identifiers that differ character by character may name other resources.',
  ]),
  needs: ['namedLog'],
  async check({ arrange, read }) {
    const alike = lookalikes.map(async ([id, others]) => {
      const text = sampleLog(id)
      const log = await arrange.namedLog(id, text)
      const own = checkBody(await read(log), text, 'the log of the id')
      const paths = others.map((other) => operationPath.replace('{buildOrRunId}', other))
      const exchanges = await Promise.all(paths.map((path) => read(log, { path })))
      return [...own, ...exchanges.flatMap((exchange) => checkNoLogBytes(exchange, text))]
    })
    const readTwins = async (): Promise<Finding[][]> => {
      const logs = await Promise.all(twins.map((id) => arrange.namedLog(id, sampleLog(id))))
      return Promise.all(logs.map(async (log) => checkBody(await read(log), log.written, 'the log of the id')))
    }
    return (await Promise.all([...alike, readTwins().then((found) => found.flat())])).flat()
  },
  brokenBy: faults('log-bytes', {
    'ids-composed': ['Ids are compared in one Unicode form', findAnother((one, other) => one.normalize('NFC') === other.normalize('NFC'))],
    'ids-read-as-print': [
      'Letters that look alike in print are the same in an id',
      findAnother((one, other) => asPrinted(one) === asPrinted(other)),
    ],
    'ids-spaced': ['A plus in an id is a space', asks(every, replacePath(/\+(?=[^?]*(?:\?|$))/g, '%20'))],
  }),
})

const secrecyOtherPlaces = defineClause({
  id: 'secrecy/other-places',
  basis: 'expected',
  restsOn: ['secrecy/ids', 'errors/not-found', 'body/own-log'],
  title: 'Only the path selects the log: no header and no parameter can select another',
  source: cite(parameterPointer('buildOrRunId')),
  needs: ['finishedLog', 'unknownLog', 'distinctIds'],
  async check({ arrange, baseline, read }) {
    const [log, unknown] = [await arrange.finishedLog(), await arrange.unknownLog()]
    const { body } = await baseline(log)
    const id = encodeURIComponent(log.id)
    const path = operationPath.replace('{buildOrRunId}', id)
    const variations = [
      { headers: { 'X-Original-URL': path, 'X-Rewrite-URL': path } },
      { headers: { 'X-Forwarded-Uri': path, 'X-Forwarded-Path': path, 'X-Original-Uri': path } },
      { headers: { Cookie: `buildOrRunId=${id}; id=${id}`, Referer: `http://localhost${path}` } },
      { query: `buildOrRunId=${id}` },
      { query: `id=${id}&runId=${id}&buildId=${id}` },
    ]
    const exchanges = await Promise.all(variations.map((variation) => read(unknown, variation)))
    return exchanges.flatMap((exchange) => checkNoLogBytes(exchange, body))
  },
  brokenBy: faults('log-bytes', {
    'id-from-query': [
      'A parameter selects the log',
      asks(query('id'), (request) => ({ ...request, path: `/v2/logs/${queryOf(request, 'id')}` })),
    ],
    'original-url': [
      'A proxy header selects the log',
      asks(every, (request) => ({ ...request, path: fieldOf(request, 'X-Original-URL') ?? request.path })),
    ],
  }),
})

const secrecyNoListing = defineClause({
  id: 'secrecy/no-listing',
  basis: 'expected',
  title: 'No parent path and no refusal reveals the id of a log',
  source: cite(['CWE-200', 'What opens a log that anyone may read is its id, which is for those who were given it.']),
  needs: ['finishedLog', 'unknownLog', 'distinctIds'],
  // A server may reveal the newest id, which should be the one of this clause.
  exclusive: true,
  async check({ arrange, baseline, read }) {
    const [log, unknown] = [await arrange.finishedLog(), await arrange.unknownLog()]
    await baseline(log)
    const above = operationPath.replace('/{buildOrRunId}', '')
    const asked = [
      read(unknown),
      read({ ...log, id: log.id.slice(0, -1) }),
      read(log, { path: above }),
      read(log, { path: `${above}/` }),
      read(unknown, { method: 'POST' }),
    ]
    return (await Promise.all(asked)).flatMap((exchange) => {
      const headers = (exchange.head?.headers ?? []).map(([, value]) => value)
      const told = [exchange.text, ...headers].some((text) => text.includes(log.id))
      return told ? [finding('id-told', 'no id of a log', `the id ${log.id}`, exchange)] : []
    })
  },
  brokenBy: faults('id-told', {
    'lists-logs': [
      'The parent path lists the ids that were read',
      () => {
        const known = new Set<string>()
        return async (request, forward) => {
          if (/^\/v2\/logs\/?$/.test(request.path)) return answerWith(200, 'application/json', JSON.stringify([...known]))
          const answer = await forward(request)
          if (answer.status === 200) known.add(idOf(request))
          return answer
        }
      },
    ],
    'not-found-suggests': [
      'A 404 suggests the id of another log',
      remembering(() => {
        let last = ''
        return answers(every, (answer, ...seen) => {
          if (answer.status === 200) last = idOf(seen[0])
          return answer.status === 404 ? setInError('similar', last)(answer, ...seen) : answer
        })
      }),
    ],
  }),
})

export const secrecyOtherIds = [secrecyNamedIds, secrecyOtherPlaces, secrecyNoListing]
