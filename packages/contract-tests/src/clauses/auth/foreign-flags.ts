import { checkError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite } from '../../clause/source.ts'
import { responsePointer } from '../../spec/operation.ts'

export const authForeignFlags: Clause = defineClause({
  id: 'auth/foreign-flags',
  title: "Someone else's restricted log is a 403 whatever the flags",
  level: 'must',
  source: cite(responsePointer(403)),
  needs: ['foreign-log'],
  async check({ arrange, read }) {
    const log = await arrange.foreignLog()
    const found: Finding[] = []
    for (const query of ['stream=1', 'download=true', 'raw=1']) {
      const exchange = await read(log, { query, headers: { Authorization: `Bearer ${log.token}` } })
      found.push(...checkError(exchange, 403), ...checkNoLogBytes(exchange, log.written ?? ''))
    }
    return found
  },
})
