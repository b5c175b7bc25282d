import { checkNosniff } from '../../checks/check-nosniff.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, headerPointer } from '../../endpoint/operation.ts'
import { answers, drop } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { ok, on } from '../../faults/which.ts'

export const secrecyNosniff = defineClause({
  id: 'secrecy/nosniff',
  basis: 'expected',
  title: 'A browser is told not to take log text for HTML',
  source: cite(
    headerPointer(200, 'X-Content-Type-Options'),
    `${headerPointer(200, 'X-Content-Type-Options')}/example`,
    `${headerPointer(200, 'X-Content-Type-Options')}/schema`,
  ),
  needs: ['finishedLog'],
  async check({ arrange, baseline }) {
    const log = await arrange.finishedLog()
    const exchanges = [await baseline(log), await baseline(log, { query: 'raw=1' }), await baseline(log, { query: 'stream=1' })]
    return exchanges.flatMap(checkNosniff)
  },
  brokenBy: faults('nosniff', {
    'no-nosniff': ['A browser may guess what a log is', answers(ok, drop('X-Content-Type-Options'))],
    'stream-without-nosniff': ['A browser may guess what a stream is', answers([ok, on('stream')], drop('X-Content-Type-Options'))],
  }),
})
