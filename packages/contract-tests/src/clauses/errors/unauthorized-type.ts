import { checkErrorType } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { answers, edit } from '../../faults/answers.ts'
import { status } from '../../faults/which.ts'
import { cite, errorPropertyPointer, examplePointer } from '../../spec/operation.ts'

export const errorsUnauthorizedType: Clause = defineClause({
  id: 'errors/unauthorized-type',
  title: 'The 401 has the documented type',
  level: 'should',
  source: cite(
    examplePointer(401),
    `${errorPropertyPointer('type')}/example`,
    `${errorPropertyPointer('message')}/example`,
  ),
  needs: ['unauthorizedLog'],
  async check({ arrange, read }) {
    const log = await arrange.unauthorizedLog()
    return checkErrorType(await read(log), 401)
  },
  brokenBy: [
    {
      name: 'unauthorized-renamed',
      title: 'The type of the 401 has another name',
      code: 'error-type',
      fault: answers(
        status(401),
        edit((text) => text.replace(/"type":\s*"[^"]*"/, '"type":"renamed"')),
      ),
    },
  ],
})
