import { checkError } from '../../checks/check-error.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { readRefused } from '../../checks/read-refused.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { answers, setStatus } from '../../faults/answers.ts'
import { status } from '../../faults/which.ts'
import { cite, errorPropertyPointer, mediaTypePointer, responsePointer } from '../../spec/operation.ts'

export const errorsTooManyRequests: Clause = defineClause({
  id: 'errors/too-many-requests',
  title: 'A request past the limit is answered with the documented 429, and no byte of a log',
  level: 'must',
  source: cite(
    responsePointer(429),
    mediaTypePointer(429),
    '/components/schemas/ErrorResponse',
    errorPropertyPointer(),
    errorPropertyPointer('type'),
    errorPropertyPointer('message'),
  ),
  needs: ['exhaustedLog'],
  exclusive: true,
  async check(scene) {
    await using log = await scene.arrange.exhaustedLog()
    const exchange = await readRefused(scene, log)
    return [...checkError(exchange, 429), ...checkNoLogBytes(exchange, log.written ?? '')]
  },
  brokenBy: [
    {
      name: 'too-many-as-503',
      title: 'A 429 is a 503',
      code: 'status',
      also: [['limits/past-the-limit', 'status']],
      fault: answers(status(429), setStatus(503)),
    },
  ],
})
