import { defineQuestion } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'

/** What the page leaves open of downloads. */
export const downloadNameGiven = defineQuestion({
  id: 'download/name-given',
  title: 'Which file name a download gets',
  source: cite(parameterPointer('download')),
  needs: ['finishedLog', 'conditionalHeaders'],
  restsOn: ['download/true'],
  async observe({ arrange, baseline }) {
    const log = await arrange.finishedLog()
    const given = (await baseline(log, { query: 'download=true' })).header('content-disposition') ?? 'none'
    return given.replaceAll(log.id, '<id>')
  },
})
