import { checkAnswer } from '../../checks/check-answer.ts'
import { checkSame } from '../../checks/check-same.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, examplePointer, responsePointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { answerWith, pathOf } from '../../faults/wire.ts'

export const methodsHarmless = defineClause({
  id: 'methods/harmless',
  title: 'A refused method changes nothing, and makes nothing',
  level: 'must',
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
    return [...checkSame(await read(log), before, 'the log as before'), ...checkAnswer(await read(unknown), 404)]
  },
  brokenBy: [
    faulty('delete-deletes', 'DELETE says 405 and deletes all the same', 'status', () => {
      const deleted = new Set<string>()
      return async (request, forward) => {
        if (request.method === 'DELETE') deleted.add(pathOf(request))
        return deleted.has(pathOf(request)) && request.method === 'GET'
          ? forward({ ...request, path: `${pathOf(request)}-deleted` })
          : forward(request)
      }
    }),
    faulty('put-makes-log', 'PUT is refused, and makes a log where there was none', 'status', () => {
      const made = new Set<string>()
      return async (request, forward) => {
        if (request.method === 'PUT') made.add(pathOf(request))
        const answer = await forward(request)
        return answer.status === 404 && made.has(pathOf(request)) ? answerWith(200, 'text/plain', '') : answer
      }
    }),
  ],
})
