import { checkError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { responsePointer } from '../../spec/operation.ts'

export const authWrongBearer: Clause = defineClause({
  id: 'auth/wrong-bearer',
  title: 'A token that is not known, as a bearer token, is a 401 even where none is needed',
  level: 'must',
  source: cite(responsePointer(401)),
  needs: ['finished-log', 'token-check'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const token = 'contract_tests_no_such_token'
    const exchange = await read(log, { headers: { Authorization: `Bearer ${token}` } })
    return [...checkError(exchange, 401), ...checkNoLogBytes(exchange, log.written ?? '')]
  },
})
