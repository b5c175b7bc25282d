import { checkAnswer } from '../../checks/check-answer.ts'
import { checkRefusal } from '../../checks/check-refusal.ts'
import { unknownToken, withBearer, withQueryToken } from '../../checks/credentials.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { responsePointer } from '../../spec/operation.ts'

export const secrecyRefusals: Clause = defineClause({
  id: 'secrecy/refusals',
  title: 'No refusal holds anything of a log that was read before, neither in its body nor in a header, nor encoded',
  level: 'must',
  source: cite(responsePointer(400), responsePointer(401), responsePointer(403), responsePointer(404)),
  needs: ['guarded-log', 'unknown-log'],
  async check({ arrange, read }) {
    const [log, unknown] = [await arrange.guardedLog(), await arrange.unknownLog()]
    const { ownerToken, otherToken } = log
    const whole = await read(log, withBearer(ownerToken))
    const answer = checkAnswer(whole, 200)
    if (answer.length > 0) return answer
    const refusals = [
      [await read(log), [401]],
      [await read(log, withQueryToken(unknownToken)), [401]],
      [await read(log, withBearer(otherToken)), [403]],
      [await read(log, withQueryToken(otherToken, 'raw=1&download=1')), [403]],
      [await read(log, { query: 'raw=banana' }), [400, 401]],
      [await read(log, withBearer(otherToken, 'stream=banana')), [400, 403]],
      [await read(log, withBearer(ownerToken, 'raw=banana')), [400]],
      [await read(log, { ...withBearer(ownerToken), method: 'POST' }), [405]],
      [await read(unknown, withBearer(ownerToken)), [404]],
    ] as const
    return refusals.flatMap(([exchange, statuses]) => checkRefusal(exchange, statuses, whole.body))
  },
})
