import { checkErrorType } from '../../checks/check-error.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { answers, edit } from '../../faults/answers.ts'
import { status } from '../../faults/which.ts'
import { cite, errorPropertyPointer, examplePointer } from '../../spec/operation.ts'

export const errorsBadRequestType: Clause = defineClause({
  id: 'errors/bad-request-type',
  title: 'The 400 has the documented type',
  level: 'should',
  source: cite(
    examplePointer(400),
    `${errorPropertyPointer('type')}/example`,
    `${errorPropertyPointer('message')}/example`,
  ),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    return checkErrorType(await read(log, { query: 'raw=banana' }), 400)
  },
  brokenBy: [
    {
      name: 'bad-request-renamed',
      title: 'The type of the 400 has another name',
      code: 'error-type',
      fault: answers(
        status(400),
        edit((text) => text.replace(/"type":\s*"[^"]*"/, '"type":"renamed"')),
      ),
    },
  ],
})
