import { checkErrorType } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { answers, edit } from '../../faults/answers.ts'
import { status } from '../../faults/which.ts'
import { cite, errorPropertyPointer, examplePointer } from '../../spec/operation.ts'

export const errorsNotFoundType: Clause = defineClause({
  id: 'errors/not-found-type',
  title: 'The 404 has the documented type',
  level: 'should',
  source: cite(
    examplePointer(404),
    `${errorPropertyPointer('type')}/example`,
    `${errorPropertyPointer('message')}/example`,
  ),
  needs: ['unknownLog'],
  async check({ arrange, read }) {
    const log = await arrange.unknownLog()
    return checkErrorType(await read(log), 404)
  },
  brokenBy: [
    {
      name: 'not-found-renamed',
      title: 'The type of the 404 has another name',
      code: 'error-type',
      fault: answers(
        status(404),
        edit((text) => text.replace(/"type":\s*"[^"]*"/, '"type":"renamed"')),
      ),
    },
  ],
})
