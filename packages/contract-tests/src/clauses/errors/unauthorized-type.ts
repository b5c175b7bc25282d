import { checkErrorType } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { errorPropertyPointer, examplePointer } from '../../spec/operation.ts'

export const errorsUnauthorizedType: Clause = defineClause({
  id: 'errors/unauthorized-type',
  title: 'The 401 has the documented type',
  level: 'should',
  source: cite(
    examplePointer(401),
    `${errorPropertyPointer('type')}/example`,
    `${errorPropertyPointer('message')}/example`,
  ),
  needs: ['unauthorized-log'],
  async check({ arrange, read }) {
    const log = await arrange.unauthorizedLog()
    return checkErrorType(await read(log), 401)
  },
})
