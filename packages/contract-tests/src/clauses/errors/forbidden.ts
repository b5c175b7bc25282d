import { checkError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { errorPropertyPointer, mediaTypePointer, responsePointer } from '../../spec/operation.ts'

export const errorsForbidden: Clause = defineClause({
  id: 'errors/forbidden',
  title: 'A log of someone else is answered with the documented 403, and no byte of a log',
  level: 'must',
  source: cite(
    responsePointer(403),
    mediaTypePointer(403),
    '/components/schemas/ErrorResponse',
    errorPropertyPointer(),
    errorPropertyPointer('type'),
    errorPropertyPointer('message'),
  ),
  needs: ['forbidden-log'],
  async check({ arrange, read }) {
    const log = await arrange.forbiddenLog()
    const exchange = await read(log)
    return [...checkError(exchange, 403), ...checkNoLogBytes(exchange, log.written ?? '')]
  },
})
