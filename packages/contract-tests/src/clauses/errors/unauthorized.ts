import { checkError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { answers, setBody, setStatus } from '../../faults/answers.ts'
import { status } from '../../faults/which.ts'
import { cite, errorPropertyPointer, mediaTypePointer, responsePointer } from '../../spec/operation.ts'

export const errorsUnauthorized: Clause = defineClause({
  id: 'errors/unauthorized',
  title: 'A token that is not valid is answered with the documented 401, and no byte of a log',
  level: 'must',
  source: cite(
    responsePointer(401),
    mediaTypePointer(401),
    '/components/schemas/ErrorResponse',
    errorPropertyPointer(),
    errorPropertyPointer('type'),
    errorPropertyPointer('message'),
  ),
  needs: ['unauthorizedLog'],
  async check({ arrange, read }) {
    const log = await arrange.unauthorizedLog()
    const exchange = await read(log)
    return [...checkError(exchange, 401), ...checkNoLogBytes(exchange, log.written ?? '')]
  },
  brokenBy: [
    {
      name: 'error-body-text',
      title: 'The body of a 401 is no JSON',
      code: 'not-json',
      fault: answers(status(401), setBody('Unauthorized')),
    },
    {
      name: 'unauthorized-as-forbidden',
      title: 'A 401 is a 403',
      code: 'status',
      also: [
        ['auth/no-token', 'status'],
        ['auth/wrong-for-restricted', 'status'],
      ],
      fault: answers(status(401), setStatus(403)),
    },
  ],
})
