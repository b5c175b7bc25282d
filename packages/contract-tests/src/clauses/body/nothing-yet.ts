import { checkBody } from '../../checks/check-body.ts'
import type { Finding } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, has, ok, refuse, running } from '../../faults/answers.ts'

export const bodyNothingYet = defineClause({
  id: 'body/nothing-yet',
  basis: 'expected',
  restsOn: ['body/empty', 'stream/absent'],
  title: 'A run that has printed nothing yet has an empty log',
  source: cite(responsePointer(200)),
  needs: ['steeredLog'],
  async check({ arrange, read }) {
    const log = await arrange.steeredLog()
    const found: Finding[] = []
    for (const variation of [{}, { query: 'raw=1' }, { query: 'download=1' }])
      found.push(...checkBody(await read(log, variation), '', 'nothing'))
    await log.finish()
    return found
  },
  brokenBy: faults('status', {
    'nothing-yet-not-found': [
      'A run that has printed nothing yet has no log',
      answers([ok, running, has('Content-Length', '0')], refuse(404)),
    ],
  }),
})
