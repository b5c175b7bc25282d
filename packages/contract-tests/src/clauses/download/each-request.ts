import { checkAttachment, checkNoAttachment } from '../../checks/check-disposition.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { after } from '../../faults/after.ts'
import { every, on } from '../../faults/answers.ts'
import { asks, withFlag } from '../../faults/asks.ts'

export const downloadEachRequest = defineClause({
  id: 'download/each-request',
  basis: 'documented',
  restsOn: ['download/one', 'download/absent', 'stream/finished'],
  title: 'Whether a log is an attachment is decided by each request, not by the one before',
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
  brokenBy: faults('attachment', {
    'download-sticks': [
      'A log that was downloaded once is an attachment from then on',
      after(on('download'), asks(every, withFlag('download', '1'))),
    ],
  }),
})
