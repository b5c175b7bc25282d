import { checkMediaType } from '../../checks/check-media-type.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, documentedMediaType, mediaTypePointer } from '../../endpoint/operation.ts'
import { answers, setHeader } from '../../faults/answers.ts'
import { faulty } from '../../faults/counterexample.ts'
import { ok } from '../../faults/which.ts'

export const bodyMediaType = defineClause({
  id: 'body/media-type',
  title: 'A log is plain text',
  level: 'must',
  source: cite(mediaTypePointer(200)),
  needs: ['finishedLog'],
  async check({ arrange, baseline }) {
    return checkMediaType(await baseline(await arrange.finishedLog()), documentedMediaType(200))
  },
  brokenBy: [
    faulty('html-media-type', 'Logs are HTML', 'media-type', answers(ok, setHeader('Content-Type', 'text/html; charset=utf-8')), [
      ['download/same-bytes', 'media-type'],
    ]),
    faulty('two-media-types', 'A log has two media types', 'media-type', () => async (request, forward) => {
      const answer = await forward(request)
      return answer.status === 200 ? { ...answer, fields: [...answer.fields, ['Content-Type', 'text/html']] } : answer
    }),
  ],
})
