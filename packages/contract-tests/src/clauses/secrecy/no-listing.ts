import { operationPath } from '@get-log/types'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { setInError } from '../../faults/answers.ts'
import { answerWith, idOf } from '../../faults/wire.ts'

export const secrecyNoListing = defineClause({
  id: 'secrecy/no-listing',
  basis: 'expected',
  title: 'Nobody is told the id of a log that they did not know, neither above its path nor in a refusal',
  source: cite(['CWE-200', 'What opens a log that anyone may read is its id, which is for those who were given it.']),
  needs: ['finishedLog', 'unknownLog', 'distinctIds'],
  // What is told may be the newest id, which is to be the one of this clause.
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
      'The path above lists the ids that were read',
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
      () => {
        let last = ''
        return async (request, forward) => {
          const answer = await forward(request)
          if (answer.status === 200) last = idOf(request)
          return answer.status === 404 ? setInError('similar', last)(answer, request) : answer
        }
      },
    ],
  }),
})
