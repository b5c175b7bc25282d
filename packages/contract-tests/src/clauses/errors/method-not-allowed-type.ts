import { checkErrorType } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { answers, edit } from '../../faults/answers.ts'
import { status } from '../../faults/which.ts'
import { cite, errorPropertyPointer, examplePointer } from '../../spec/operation.ts'

export const errorsMethodNotAllowedType: Clause = defineClause({
  id: 'errors/method-not-allowed-type',
  title: 'The 405 has the documented type',
  level: 'should',
  source: cite(
    examplePointer(405),
    `${errorPropertyPointer('type')}/example`,
    `${errorPropertyPointer('message')}/example`,
  ),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    return checkErrorType(await read(log, { method: 'POST' }), 405)
  },
  brokenBy: [
    {
      name: 'method-not-allowed-renamed',
      title: 'The type of the 405 has another name',
      code: 'error-type',
      fault: answers(
        status(405),
        edit((text) => text.replace(/"type":\s*"[^"]*"/, '"type":"renamed"')),
      ),
    },
  ],
})
