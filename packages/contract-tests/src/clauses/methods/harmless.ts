import { checkSame } from '../../checks/check-same.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite, examplePointer, responsePointer } from '../../endpoint/operation.ts'
import { after } from '../../faults/after.ts'
import { answers, become, method, status } from '../../faults/answers.ts'
import { asks, replacePath } from '../../faults/asks.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'

export const methodsHarmless = defineClause({
  id: 'methods/harmless',
  basis: 'documented',
  restsOn: ['errors/method-not-allowed', 'methods/delete', 'methods/put', 'methods/patch', 'methods/post'],
  title: 'A refused method changes nothing, and makes nothing',
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
      'DELETE says 405 and deletes all the same',
      after(method('DELETE'), asks(method('GET'), replacePath(/[^/?]+/g, '$&-deleted'))),
    ],
    'put-makes-log': [
      'PUT is refused, and makes a log where there was none',
      after(method('PUT'), answers(status(404), become(200, 'text/plain', ''))),
    ],
  }),
})
