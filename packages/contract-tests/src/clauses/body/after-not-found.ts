import { checkBody } from '../../checks/check-body.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { Blocked } from '../../clause/scene.ts'
import { cite, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { after } from '../../faults/after.ts'
import { answers, ok, refuse, status } from '../../faults/answers.ts'
import { sampleLog } from '../../samples/sample-log.ts'
import { createUnknownId } from '../../samples/unknown-id.ts'

export const bodyAfterNotFound = defineClause({
  id: 'body/after-not-found',
  basis: 'documented',
  restsOn: ['body/grows', 'body/as-written', 'raw/plain-log', 'errors/not-found'],
  title: 'An id that named no log names one as soon as there is one',
  source: cite(parameterPointer('buildOrRunId'), responsePointer(404)),
  needs: ['namedLog'],
  async check({ arrange, read }) {
    const id = createUnknownId()
    const before = await Promise.all([read({ id }), read({ id }, { query: 'raw=1' })])
    if (before.some(({ status }) => status === 200)) throw new Blocked(`The id ${id}, which nobody gave, names a log`)
    const log = await arrange.namedLog(id, sampleLog('found'))
    return [
      ...checkBody(await read(log), log.written, 'the log'),
      ...checkBody(await read(log, { query: 'raw=1' }), log.written, 'the log verbatim'),
    ]
  },
  brokenBy: faults('status', {
    'remembers-not-found': ['An id that once named no log names none for good', after(status(404), answers(ok, refuse(404)))],
  }),
})
