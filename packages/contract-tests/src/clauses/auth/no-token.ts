import { checkError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { faults } from '../../faults/counterexample.ts'
import { letIn } from '../../faults/let-in.ts'
import { on, status } from '../../faults/which.ts'

export const authNoToken = defineClause({
  id: 'auth/no-token',
  title: 'A restricted log without a token is a 401, whatever the flags',
  level: 'must',
  source: cite(responsePointer(401)),
  needs: ['restrictedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.restrictedLog()
    await baseline(log, { headers: { Authorization: `Bearer ${log.token}` } })
    const found: Finding[] = []
    for (const query of ['', 'stream=1', 'download=1', 'raw=1', 'stream=true&download=true&raw=true']) {
      const exchange = await read(log, query === '' ? {} : { query })
      found.push(...checkError(exchange, 401), ...checkNoLogBytes(exchange, log.written ?? ''))
    }
    return found
  },
  brokenBy: faults('status', {
    'stream-needs-no-token': ['A restricted log is streamed without a token', letIn([status(401), on('stream')])],
  }),
})
