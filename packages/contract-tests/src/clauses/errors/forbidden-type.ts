import { checkErrorType } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { answers, edit } from '../../faults/answers.ts'
import { status } from '../../faults/which.ts'
import { cite, errorPropertyPointer, examplePointer } from '../../spec/operation.ts'

export const errorsForbiddenType: Clause = defineClause({
  id: 'errors/forbidden-type',
  title: 'The 403 has the documented type',
  level: 'should',
  source: cite(
    examplePointer(403),
    `${errorPropertyPointer('type')}/example`,
    `${errorPropertyPointer('message')}/example`,
  ),
  needs: ['forbiddenLog'],
  async check({ arrange, read }) {
    const log = await arrange.forbiddenLog()
    return checkErrorType(await read(log), 403)
  },
  brokenBy: [
    {
      name: 'forbidden-renamed',
      title: 'The type of the 403 has another name',
      code: 'error-type',
      fault: answers(
        status(403),
        edit((text) => text.replace(/"type":\s*"[^"]*"/, '"type":"renamed"')),
      ),
    },
  ],
})
