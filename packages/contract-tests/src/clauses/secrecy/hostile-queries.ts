import { checkAnswer } from '../../checks/check-answer.ts'
import { checkNoServerError } from '../../checks/check-same.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { answers, become } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { path } from '../../faults/which.ts'

export const secrecyHostileQueries = defineClause({
  id: 'secrecy/hostile-queries',
  title: 'A hostile query is refused, not a server error',
  level: 'must',
  source: cite(['RFC 9110, section 15.6.1', 'A 500 says that the server met a condition it did not expect.']),
  needs: ['finishedLog'],
  // A target that does not survive it must not take the other verdicts along.
  exclusive: true,
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const long = [`token=${'x'.repeat(4000)}`, `raw=${'1'.repeat(2000)}`]
    for (const query of ['&&&=&', 'raw[]=1', 'raw[a]=1', '__proto__=1', 'constructor[prototype]=1', 'raw=%ff', 'raw=%', '%', ...long]) {
      const found = checkNoServerError(await read(log, { query }))
      if (found.length > 0) return found
    }
    return checkAnswer(await read(log), 200)
  },
  brokenBy: faults('server-error', {
    'odd-query-fails': ['A query with brackets is a server error', answers(path(/\[/), become(500, 'text/plain', 'TypeError'))],
  }),
})
