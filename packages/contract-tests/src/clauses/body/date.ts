import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { answers, drop, ok, refused, setHeader } from '../../faults/answers.ts'

const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/

export const bodyDate = defineClause({
  id: 'body/date',
  basis: 'required',
  restsOn: ['body/status'],
  title: 'An answer says when it was given',
  source: cite(
    ['RFC 9110, section 6.6.1', 'An origin server with a clock MUST generate a Date in all 2xx, 3xx and 4xx responses.'],
    ['RFC 9110, section 5.6.7', 'A sender MUST generate timestamps in the format IMF-fixdate.'],
  ),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const exchanges = [await read(log), await read(log, { method: 'POST' })]
    return exchanges.flatMap((exchange) => {
      const given = exchange.headers('date')
      if (exchange.status < 200 || exchange.status >= 500 || (given.length === 1 && httpDate.test(given[0] ?? ''))) return []
      return [finding('date', 'one Date, as in Fri, 14 Jul 2017 06:00:49 GMT', given.join(' and ') || 'none', exchange)]
    })
  },
  brokenBy: faults('date', {
    'date-in-iso': ['The date of an answer has another format', answers(ok, setHeader('Date', '2017-07-14T06:00:49Z'))],
    'no-date': ['Logs have no Date', answers(ok, drop('Date'))],
    'refusals-without-date': ['Errors have no Date', answers(refused, drop('Date'))],
  }),
})
