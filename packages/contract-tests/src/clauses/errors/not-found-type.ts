import { checkErrorType } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { errorPropertyPointer, examplePointer } from '../../spec/operation.ts'

export const errorsNotFoundType: Clause = defineClause({
  id: 'errors/not-found-type',
  title: 'The 404 has the documented type',
  level: 'should',
  source: cite(
    examplePointer(404),
    `${errorPropertyPointer('type')}/example`,
    `${errorPropertyPointer('message')}/example`,
  ),
  needs: ['unknown-log'],
  async check({ arrange, read }) {
    const log = await arrange.unknownLog()
    return checkErrorType(await read(log), 404)
  },
})
