import { browserHeaders } from '../../checks/browser.ts'
import { checkAnswer } from '../../checks/check-answer.ts'
import { checkAttachment } from '../../checks/check-disposition.ts'
import { checkSame } from '../../checks/check-same.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, drop, header } from '../../faults/answers.ts'

export const downloadForBrowsers = defineClause({
  id: 'download/for-browsers',
  basis: 'documented',
  restsOn: ['download/same-bytes', 'body/coding-asked'],
  title: 'A browser gets the log as an attachment too, whether it accepts codings or not',
  source: cite(parameterPointer('download')),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const exchange = await read(log, { query: 'download=1', headers: browserHeaders })
    const coded = await read(log, {
      query: 'download=true',
      headers: { ...browserHeaders, 'Accept-Encoding': 'gzip, deflate, br' },
    })
    return [...checkSame(exchange, plain, 'the log'), ...checkAttachment(exchange), ...checkAnswer(coded, 200), ...checkAttachment(coded)]
  },
  brokenBy: faults('no-disposition', {
    'gzip-not-attached': [
      'A reader that accepts gzip gets no attachment',
      answers(header('Accept-Encoding', /gzip/), drop('Content-Disposition')),
    ],
    'shown-to-browsers': [
      'Browsers show a log whatever download says',
      answers(header('Accept', /^text\/html/), drop('Content-Disposition')),
    ],
  }),
})
