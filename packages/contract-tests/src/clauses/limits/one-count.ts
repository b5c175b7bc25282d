import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite, headerPointer, responsePointer } from '../../endpoint/operation.ts'
import { faults } from '../../faults/counterexample.ts'
import { answerWith } from '../../faults/wire.ts'
import { sampleLog } from '../../samples/sample-log.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'

const values = ['0', '1', 'false', 'true']

export const limitsOneCount = defineClause({
  id: 'limits/one-count',
  basis: 'expected',
  restsOn: ['limits/past-the-limit'],
  title: 'Requests for a log count together, however differently they are spelled',
  source: cite(responsePointer(429), headerPointer(429, 'X-RateLimit-Limit')),
  needs: ['writtenLog', 'rateLimit'],
  exclusive: true,
  async check({ arrange, read }) {
    await using limit = await arrange.rateLimit(1)
    const log = await arrange.writtenLog(sampleLog('one count'))
    const queries = values.flatMap((raw) => values.map((download) => `raw=${raw}&download=${download}`))
    const exchanges = await Promise.all(queries.map((query) => read(log, { query })))
    if (exchanges.some(({ status }) => status === 429)) return []
    const [first] = exchanges
    if (first === undefined) return []
    const asked = `a 429 among ${queries.length} requests, where ${limit.perSecond} a second is allowed`
    return [finding('no-limit', asked, describeExchange(first), first)]
  },
  brokenBy: faults('no-limit', {
    'limit-for-each-url': [
      'The limit counts for each spelling of a URL',
      () => {
        const seen = new Set<string>()
        return async (request, forward) => {
          const answer = await forward(request)
          const isFirst = !seen.has(request.path)
          seen.add(request.path)
          return answer.status === 429 && isFirst ? answerWith(200, 'text/plain', 'a line\n') : answer
        }
      },
    ],
  }),
})
