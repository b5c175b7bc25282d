import { checkError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { faults } from '../../faults/counterexample.ts'
import { letIn } from '../../faults/let-in.ts'
import { status } from '../../faults/which.ts'

export const authWrongForRestricted = defineClause({
  id: 'auth/wrong-for-restricted',
  title: 'A restricted log with a token that is not known is a 401, not a 403',
  level: 'must',
  source: cite(responsePointer(401)),
  needs: ['restrictedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.restrictedLog()
    await baseline(log, { headers: { Authorization: `Bearer ${log.token}` } })
    const exchanges = [
      await read(log, { headers: { Authorization: 'Bearer contract_tests_no_such_token' } }),
      await read(log, { query: 'token=contract_tests_no_such_token' }),
      await read(log, { query: 'token=contract_tests_no_such_token&stream=1' }),
    ]
    return exchanges.flatMap((exchange) => [...checkError(exchange, 401), ...checkNoLogBytes(exchange, log.written ?? '')])
  },
  brokenBy: faults('status', {
    'cached-for-all': [
      'What the owner read is served to anyone',
      letIn(status(401)),
      { also: { 'auth/no-token': 'status', 'auth/almost-right': 'status' } },
    ],
  }),
})
