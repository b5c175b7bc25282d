import { checkError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { errorPropertyPointer, mediaTypePointer, responsePointer } from '../../spec/operation.ts'

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
  needs: ['unauthorized-log'],
  async check({ arrange, read }) {
    const log = await arrange.unauthorizedLog()
    const exchange = await read(log)
    return [...checkError(exchange, 401), ...checkNoLogBytes(exchange, log.written ?? '')]
  },
})
