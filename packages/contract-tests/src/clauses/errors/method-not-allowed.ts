import { checkError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { answers, setStatus } from '../../faults/answers.ts'
import { status } from '../../faults/which.ts'
import { cite, errorPropertyPointer, mediaTypePointer, responsePointer } from '../../spec/operation.ts'

export const errorsMethodNotAllowed: Clause = defineClause({
  id: 'errors/method-not-allowed',
  title: 'A method that the resource does not have is answered with the documented 405, and no byte of a log',
  level: 'must',
  source: cite(
    responsePointer(405),
    mediaTypePointer(405),
    '/components/schemas/ErrorResponse',
    errorPropertyPointer(),
    errorPropertyPointer('type'),
    errorPropertyPointer('message'),
  ),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const exchange = await read(log, { method: 'POST' })
    return [...checkError(exchange, 405), ...checkNoLogBytes(exchange, log.written ?? '')]
  },
  brokenBy: [
    {
      name: 'method-not-allowed-as-501',
      title: 'A method that the resource does not have is a 501',
      code: 'status',
      fault: answers(status(405), setStatus(501)),
    },
  ],
})
