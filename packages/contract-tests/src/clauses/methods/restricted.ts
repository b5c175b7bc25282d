import { checkAnswer } from '../../checks/check-answer.ts'
import { checkAllow, refusedMethods } from '../../checks/check-method.ts'
import { checkNoServerError, checkSame } from '../../checks/check-same.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { checkStrangers } from '../../checks/check-strangers.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { examplePointer, responsePointer } from '../../spec/operation.ts'

export const methodsRestricted: Clause = defineClause({
  id: 'methods/restricted',
  title: 'No other method shows, opens or changes a restricted log, and its owner is refused them as well',
  level: 'must',
  source: cite(responsePointer(405), examplePointer(405), responsePointer(401), responsePointer(403)),
  needs: ['guarded-log'],
  async check(scene) {
    const log = await scene.arrange.guardedLog()
    const before = await scene.baseline(log, withBearer(log.ownerToken))
    const tried = ['OPTIONS', ...refusedMethods].flatMap((method) => [
      { method },
      { method, ...withBearer(log.otherToken) },
      { method, ...withQueryToken(log.otherToken) },
    ])
    const owned = refusedMethods.flatMap((method) => [
      { method, ...withBearer(log.ownerToken) },
      { method, ...withQueryToken(log.ownerToken) },
    ])
    const others = await Promise.all(tried.map((variation) => scene.read(log, variation)))
    const owners = await Promise.all(owned.map((variation) => scene.read(log, variation)))
    const again = await scene.read(log, withBearer(log.ownerToken))
    return [
      ...[...others, ...owners].flatMap((exchange) => [
        ...checkNoServerError(exchange),
        ...checkNoLogBytes(exchange, before.body),
      ]),
      ...owners.flatMap((exchange) => (exchange.status === 405 ? checkAllow(exchange) : checkAnswer(exchange, 405))),
      ...checkSame(again, before, 'what the owner got before'),
      ...(await checkStrangers(scene, log, before.body, [''])),
    ]
  },
})
