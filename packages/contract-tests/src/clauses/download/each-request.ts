import { checkAttachment, checkNoAttachment } from '../../checks/check-disposition.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { isOn, pathOf, withQuery } from '../../faults/wire.ts'

export const downloadEachRequest = defineClause({
  id: 'download/each-request',
  title: 'Whether a log is an attachment is decided by each request, not by the one before',
  level: 'must',
  source: cite(parameterPointer('download')),
  needs: ['finishedLog', 'conditionalHeaders'],
  async check({ arrange, baseline }) {
    const log = await arrange.finishedLog()
    return [
      ...checkNoAttachment(await baseline(log)),
      ...checkAttachment(await baseline(log, { query: 'download=1' })),
      ...checkNoAttachment(await baseline(log)),
      ...checkAttachment(await baseline(log, { query: 'download=true&stream=1' })),
      ...checkNoAttachment(await baseline(log, { query: 'stream=1' })),
    ]
  },
  brokenBy: [
    faulty('download-sticks', 'A log that was downloaded once is an attachment from then on', 'attachment', () => {
      const saved = new Set<string>()
      return async (request, forward) => {
        if (isOn(request, 'download')) saved.add(pathOf(request))
        return forward(saved.has(pathOf(request)) ? withQuery(request, 'download', '1') : request)
      }
    }),
  ],
})
