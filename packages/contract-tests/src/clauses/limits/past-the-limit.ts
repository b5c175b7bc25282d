import { checkLimited } from '../../checks/check-limited.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { after } from '../../faults/after.ts'
import { answers, become, setInError, status } from '../../faults/answers.ts'
import { inHeader, leakLog } from '../../faults/leak-log.ts'
import { sampleLog } from '../../samples/sample-log.ts'

export const limitsPastTheLimit = defineClause({
  id: 'limits/past-the-limit',
  basis: 'documented',
  restsOn: ['body/grows', 'errors/too-many-requests'],
  title: 'Most requests far past the limit are refused with the documented 429, and the refused ones bring no log',
  source: cite(responsePointer(429)),
  needs: ['writtenLog', 'rateLimit'],
  exclusive: true,
  async check(scene) {
    await using limit = await scene.arrange.rateLimit(1)
    const log = await scene.arrange.writtenLog(sampleLog('past the limit'))
    return await checkLimited(scene, limit, log, Array(20).fill({}))
  },
  brokenBy: faults('no-limit', {
    'limited-with-log-header': ['A 429 has the log in a header', leakLog(429, inHeader('X-Log', 'percent')), { code: 'log-in-header' }],
    'limited-with-log': [
      'A 429 has the log in it',
      answers(status(429), setInError('log', sampleLog('past the limit'))),
      { code: 'log-bytes' },
    ],
    'limits-once': [
      'Of the requests for a log past the limit only the first is refused',
      after(status(429), answers(status(429), become(200, 'text/plain', 'a line\n'))),
    ],
    'never-limits': ['Nobody is ever refused for asking too often', answers(status(429), become(200, 'text/plain', 'a line\n'))],
  }),
})
