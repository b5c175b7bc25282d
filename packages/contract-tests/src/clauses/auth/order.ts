import { checkAnswer } from '../../checks/check-answer.ts'
import { checkSame } from '../../checks/check-same.ts'
import { checkStrangers } from '../../checks/check-strangers.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { letIn } from '../../faults/let-in.ts'
import { pathOf, refusal, withToken } from '../../faults/wire.ts'

const flags = ['raw=1', 'stream=1', 'download=1']

export const authOrder = defineClause({
  id: 'auth/order',
  title: 'Who may read a log does not depend on who asked for it before',
  level: 'must',
  source: cite(responsePointer(401), responsePointer(403)),
  needs: ['guardedLog'],
  async check(scene) {
    const log = await scene.arrange.guardedLog()
    const { ownerToken } = log
    const before = await checkStrangers(scene, log, log.written ?? '', [''])
    const first = await scene.read(log, withBearer(ownerToken))
    const refused = [...before, ...checkAnswer(first, 200)]
    if (refused.length > 0) return refused
    await Promise.all(flags.map((query) => scene.read(log, withBearer(ownerToken, query))))
    const after = await checkStrangers(scene, log, first.body, ['', ...flags])
    const again = [await scene.read(log, withBearer(ownerToken)), await scene.read(log, withQueryToken(ownerToken))]
    return [...after, ...again.flatMap((exchange) => checkSame(exchange, first, 'what the owner got before'))]
  },
  brokenBy: [
    faulty(
      'cached-by-flags',
      'A cache that knows the path and the flags, but not the token, answers for the server',
      'status',
      letIn(({ request, before }) => before.some((one) => withToken(one, undefined).path === withToken(request, undefined).path)),
    ),
    faulty(
      'owner-opens-to-others',
      'What the owner read once is open to whoever has a token',
      'status',
      letIn(({ status }) => status === 403),
    ),
    faulty('refusal-cached', 'Who was refused a log closes it to its owner', 'status', () => {
      const refused = new Map<string, number>()
      return async (request, forward) => {
        const answer = await forward(request)
        const before = refused.get(pathOf(request))
        if (before === 403 && answer.status === 200) return refusal(before)
        refused.set(pathOf(request), answer.status)
        return answer
      }
    }),
  ],
})
