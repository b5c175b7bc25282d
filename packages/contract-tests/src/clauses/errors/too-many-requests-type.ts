import { checkErrorType } from '../../checks/check-error.ts'
import { readRefused } from '../../checks/read-refused.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { answers, edit } from '../../faults/answers.ts'
import { status } from '../../faults/which.ts'
import { cite, errorPropertyPointer, examplePointer } from '../../spec/operation.ts'

export const errorsTooManyRequestsType: Clause = defineClause({
  id: 'errors/too-many-requests-type',
  title: 'The 429 has the documented type',
  level: 'should',
  source: cite(
    examplePointer(429),
    `${errorPropertyPointer('type')}/example`,
    `${errorPropertyPointer('message')}/example`,
  ),
  needs: ['exhaustedLog'],
  exclusive: true,
  async check(scene) {
    await using log = await scene.arrange.exhaustedLog()
    return checkErrorType(await readRefused(scene, log), 429)
  },
  brokenBy: [
    {
      name: 'too-many-requests-renamed',
      title: 'The type of the 429 has another name',
      code: 'error-type',
      fault: answers(
        status(429),
        edit((text) => text.replace(/"type":\s*"[^"]*"/, '"type":"renamed"')),
      ),
    },
  ],
})
