import { checkStrangers } from '../../checks/check-strangers.ts'
import { awaitText, deliverSteps } from '../../checks/deliver-lines.ts'
import { withBearer } from '../../checks/requests.ts'
import { defineClause, faults, stopAt } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, every, not, on, running, status } from '../../faults/answers.ts'
import { remembering } from '../../faults/counterexample.ts'
import { letIn } from '../../faults/remembered.ts'
import { until } from '../../faults/streams.ts'
import { isOn, pathOf, withBody } from '../../faults/wire.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'

export const authRunning = defineClause({
  id: 'auth/running',
  basis: 'documented',
  restsOn: [
    'auth/no-token',
    'auth/unknown-token',
    'auth/foreign-bearer',
    'auth/every-combination',
    'auth/bearer',
    'stream/delivers-one',
    'auth/streams-with-token',
  ],
  title: 'While a run is running, its log is as closed to others as after its end, whatever the flags',
  source: cite(responsePointer(401), responsePointer(403)),
  needs: ['guardedRun'],
  async check(scene) {
    const run = await scene.arrange.guardedRun()
    const text = sampleLog('guarded')
    await run.append(text)
    // While the owner follows: a stream opened for one reader must not be open to later ones.
    const owner = scene.open(run, withBearer(run.ownerToken, 'stream=1'))
    await awaitText(scene, [owner], sampleLine('guarded', 3))
    stopAt(await checkStrangers(scene, run, text, ['', 'stream=1', 'raw=1', 'download=1']))
    // Refusing others must not cost the owner anything either.
    await deliverSteps(scene, run, [owner], [{ append: sampleLine('guarded', 4) }])
    await run.finish()
    return checkStrangers(scene, run, text, ['', 'stream=true&raw=true'])
  },
  brokenBy: faults('status', {
    'ended-log-open': ['A log is open to anyone once its run has ended', letIn(not(running))],
    'joined-stream': ['Anyone can join a stream that the owner follows', letIn(on('stream'), (_, before) => isOn(before, 'stream'))],
    'refusal-ends-streams': [
      'When a reader is refused, the streams of the log end',
      remembering(() => {
        const open = new Map<string, () => void>()
        return answers(every, (answer, request) => {
          if (answer.status === 403) open.get(pathOf(request))?.()
          if (answer.status !== 200 || !isOn(request, 'stream')) return answer
          const refused = new Promise<undefined>((resolve) => open.set(pathOf(request), () => resolve(undefined)))
          return withBody(answer, until(answer.body, refused))
        })
      }),
      { code: 'ended-early' },
    ],
    'running-download-open': ['Anyone can download the log of a running run', letIn([running, on('download')])],
    'running-log-open-to-others': ['The log of a running run is open to anyone with a token', letIn([running, status(403)])],
    'running-log-open': ['Anyone can read the log of a running run', letIn(running)],
    'running-raw-open': ['Anyone can read the log of a running run raw', letIn([running, on('raw')])],
    'running-stream-open': ['Anyone can stream a running run', letIn([running, on('stream')])],
  }),
})
