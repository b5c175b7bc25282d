import { checkErrorType } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { errorPropertyPointer, examplePointer } from '../../spec/operation.ts'

export const errorsMethodNotAllowedType: Clause = defineClause({
  id: 'errors/method-not-allowed-type',
  title: 'The 405 has the documented type',
  level: 'should',
  source: cite(
    examplePointer(405),
    `${errorPropertyPointer('type')}/example`,
    `${errorPropertyPointer('message')}/example`,
  ),
  needs: ['finished-log'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    return checkErrorType(await read(log, { method: 'POST' }), 405)
  },
})
