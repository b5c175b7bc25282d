import { checkError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { sampleLog } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { answers, edit } from '../../faults/answers.ts'
import { status } from '../../faults/which.ts'
import { cite, errorPropertyPointer, mediaTypePointer, responsePointer } from '../../spec/operation.ts'

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
  needs: ['forbiddenLog'],
  async check({ arrange, read }) {
    const log = await arrange.forbiddenLog()
    const exchange = await read(log)
    return [...checkError(exchange, 403), ...checkNoLogBytes(exchange, log.written ?? '')]
  },
  brokenBy: [
    {
      name: 'forbidden-with-log',
      title: 'A 403 has the log in it',
      code: 'log-bytes',
      also: [['auth/foreign-bearer', 'log-bytes']],
      fault: answers(
        status(403),
        edit((text) => JSON.stringify({ error: { ...JSON.parse(text).error, log: sampleLog('restricted') } })),
      ),
    },
  ],
})
