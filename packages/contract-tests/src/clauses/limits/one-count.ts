import { checkLimited } from '../../checks/check-limited.ts'
import { combineFlags } from '../../checks/combine-flags.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, headerPointer, responsePointer } from '../../endpoint/operation.ts'
import { answerWith } from '../../faults/wire.ts'
import { sampleLog } from '../../samples/sample-log.ts'

export const limitsOneCount = defineClause({
  id: 'limits/one-count',
  basis: 'expected',
  restsOn: ['limits/past-the-limit'],
  title: 'Requests for a log count together, however differently they are spelled',
  source: cite(responsePointer(429), headerPointer(429, 'X-RateLimit-Limit')),
  needs: ['writtenLog', 'rateLimit'],
  exclusive: true,
  async check(scene) {
    await using limit = await scene.arrange.rateLimit(1)
    const log = await scene.arrange.writtenLog(sampleLog('one count'))
    const queries = combineFlags('1', 'true').map(({ query }) => ({ query }))
    return await checkLimited(scene, limit, log, queries)
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
