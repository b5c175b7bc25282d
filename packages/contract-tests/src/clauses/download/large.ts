import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { checkAttachment, checkNoAttachment } from '../../checks/check-disposition.ts'
import { largeLogLimits } from '../../checks/large-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { headerPointer, parameterPointer } from '../../spec/operation.ts'

export const downloadLarge: Clause = defineClause({
  id: 'download/large',
  title: 'A log of megabytes is downloaded as a file, and whole',
  level: 'must',
  source: cite(parameterPointer('download'), headerPointer(200, 'Content-Disposition')),
  needs: ['large-log'],
  async check({ arrange, read }) {
    const log = await arrange.largeLog()
    const exchange = await read(log, { query: 'download=1', ...largeLogLimits })
    const answer = checkAnswer(exchange, 200)
    if (answer.length > 0) return answer
    const whole = log.written ?? (await read(log, largeLogLimits)).body
    // Without the flag it is shown, however large: the head says so.
    const shown = await read(log, { maxBytes: 1 })
    return [...checkAttachment(exchange), ...checkNoAttachment(shown), ...checkBytes(exchange, whole, 'the whole log')]
  },
})
