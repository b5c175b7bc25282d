import { checkStrangers } from '../../checks/check-strangers.ts'
import { withBearer } from '../../checks/credentials.ts'
import { awaitText, deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { letIn } from '../../faults/let-in.ts'
import { isOn, pathOf, withBody } from '../../faults/wire.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'

async function* untilRefused(body: AsyncIterable<Uint8Array>, refused: Promise<undefined>): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  for (;;) {
    const next = await Promise.race([pieces.next(), refused])
    if (next === undefined || next.done === true) return
    yield next.value
  }
}

export const authRunning = defineClause({
  id: 'auth/running',
  title: 'While a run is running its log is as closed to others as when it has ended, whatever the flags',
  level: 'must',
  source: cite(responsePointer(401), responsePointer(403)),
  needs: ['guardedRun'],
  async check(scene) {
    const run = await scene.arrange.guardedRun()
    const text = sampleLog('guarded')
    await run.append(text)
    // While the owner follows: what a reader is let into once is not open to those who come later.
    const owner = scene.open(run, withBearer(run.ownerToken, 'stream=1'))
    const missed = await awaitText(scene, owner, sampleLine('guarded', 3))
    if (missed.length > 0) return missed
    const found = await checkStrangers(scene, run, text, ['', 'stream=1', 'raw=1', 'download=1'])
    // Nor does the owner lose anything by others being refused.
    const lost = await deliverSteps(scene, run, [owner], [{ append: sampleLine('guarded', 4) }])
    await run.finish()
    return found.length > 0 || lost.length > 0
      ? [...found, ...lost]
      : checkStrangers(scene, run, text, ['', 'stream=true&raw=true'])
  },
  brokenBy: [
    {
      name: 'ended-log-open',
      title: 'A log is open to all once its run has ended',
      code: 'status',
      fault: letIn(({ isRunning }) => !isRunning),
    },
    {
      name: 'joined-stream',
      title: 'A stream that the owner follows can be joined by all',
      code: 'status',
      fault: letIn(({ request, before }) => isOn(request, 'stream') && before.some((one) => isOn(one, 'stream'))),
    },
    {
      name: 'refusal-ends-streams',
      title: 'When a reader is refused, the streams of the log end',
      code: 'ended-early',
      fault: () => {
        const open = new Map<string, () => void>()
        return async (request, forward) => {
          const answer = await forward(request)
          if (answer.status === 403) open.get(pathOf(request))?.()
          if (answer.status !== 200 || !isOn(request, 'stream')) return answer
          const refused = new Promise<undefined>((resolve) => open.set(pathOf(request), () => resolve(undefined)))
          return withBody(answer, untilRefused(answer.body, refused))
        }
      },
    },
    {
      name: 'running-download-open',
      title: 'The log of a running run is open to all who download it',
      code: 'status',
      fault: letIn(({ isRunning, request }) => isRunning && isOn(request, 'download')),
    },
    {
      name: 'running-log-open-to-others',
      title: 'The log of a running run is open to whoever has a token',
      code: 'status',
      fault: letIn(({ isRunning, status }) => isRunning && status === 403),
    },
    {
      name: 'running-log-open',
      title: 'The log of a running run is open to all',
      code: 'status',
      fault: letIn(({ isRunning }) => isRunning),
    },
    {
      name: 'running-raw-open',
      title: 'The log of a running run is open to all who ask for it raw',
      code: 'status',
      fault: letIn(({ isRunning, request }) => isRunning && isOn(request, 'raw')),
    },
    {
      name: 'running-stream-open',
      title: 'A running run is streamed to all',
      code: 'status',
      fault: letIn(({ isRunning, request }) => isRunning && isOn(request, 'stream')),
    },
  ],
})
