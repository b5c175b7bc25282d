import { checkMediaType } from '../../checks/check-media-type.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, documentedMediaType, mediaTypePointer } from '../../endpoint/operation.ts'
import { addHeader, answers, setHeader } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { ok } from '../../faults/which.ts'

export const bodyMediaType = defineClause({
  id: 'body/media-type',
  basis: 'expected',
  restsOn: ['body/status'],
  title: 'A log is plain text',
  source: cite(mediaTypePointer(200)),
  needs: ['finishedLog'],
  async check({ arrange, baseline }) {
    return checkMediaType(await baseline(await arrange.finishedLog()), documentedMediaType(200))
  },
  brokenBy: faults('media-type', {
    'html-media-type': [
      'Logs are HTML',
      answers(ok, setHeader('Content-Type', 'text/html; charset=utf-8')),
      { also: { 'download/same-bytes': 'media-type' } },
    ],
    'two-media-types': ['A log has two media types', answers(ok, addHeader('Content-Type', 'text/html'))],
  }),
})
