import { checkErrorType } from '../../checks/check-error.ts'
import { readRefused } from '../../checks/read-refused.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { errorPropertyPointer, examplePointer } from '../../spec/operation.ts'

export const errorsTooManyRequestsType: Clause = defineClause({
  id: 'errors/too-many-requests-type',
  title: 'The 429 has the documented type',
  level: 'should',
  source: cite(
    examplePointer(429),
    `${errorPropertyPointer('type')}/example`,
    `${errorPropertyPointer('message')}/example`,
  ),
  needs: ['exhausted-log'],
  exclusive: true,
  async check(scene) {
    await using log = await scene.arrange.exhaustedLog()
    return checkErrorType(await readRefused(scene, log), 429)
  },
})
