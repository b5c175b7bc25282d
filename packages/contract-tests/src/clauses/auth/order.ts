import { checkAnswer } from '../../checks/check-answer.ts'
import { checkSame } from '../../checks/check-same.ts'
import { checkStrangers } from '../../checks/check-strangers.ts'
import { withBearer } from '../../checks/credentials.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { after } from '../../faults/after.ts'
import { answers, every, ok, refuse, status } from '../../faults/answers.ts'
import { letIn } from '../../faults/let-in.ts'
import { withToken } from '../../faults/wire.ts'

const flags = ['raw=1', 'stream=1', 'download=1']

export const authOrder = defineClause({
  id: 'auth/order',
  basis: 'documented',
  restsOn: ['auth/no-token', 'auth/unknown-token', 'auth/foreign-bearer', 'auth/bearer'],
  title: 'Who may read a log does not depend on who asked for it before',
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
    return [...after, ...checkSame(await scene.read(log, withBearer(ownerToken)), first, 'what the owner got before')]
  },
  brokenBy: faults('status', {
    'cached-by-flags': [
      'A cache that knows the path and the flags, but not the token, answers for the server',
      letIn(every, (request, before) => withToken(request, undefined).path === withToken(before, undefined).path),
    ],
    'refusal-cached': ['A reader that was refused closes the log to its owner', after(status(403), answers(ok, refuse(403)))],
  }),
})
