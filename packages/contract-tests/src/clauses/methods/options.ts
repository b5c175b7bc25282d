import { checkOptions } from '../../checks/check-method.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, examplePointer } from '../../endpoint/operation.ts'
import { answers, setStatus } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { method } from '../../faults/which.ts'

export const methodsOptions = defineClause({
  id: 'methods/options',
  basis: 'expected',
  title: 'OPTIONS is answered, as the 405 says',
  source: cite(examplePointer(405), ['RFC 9110, section 9.3.7', 'OPTIONS requests information about the communication options.']),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    return checkOptions(await read(log, { method: 'OPTIONS' }), log.written ?? '')
  },
  brokenBy: faults('status', {
    'options-refused': ['OPTIONS is a 405', answers(method('OPTIONS'), setStatus(405))],
  }),
})
