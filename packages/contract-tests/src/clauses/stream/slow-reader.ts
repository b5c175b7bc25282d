import { checkBody } from '../../checks/check-body.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { sampleLine } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

// Together more than what the buffers of two connections hold, so that the server is the one that has to wait.
const parts = 6
const partBytes = 1024 * 1024

function partOf(part: number): string {
  const end = endOf(part)
  return `${`${part}`.repeat(partBytes - end.length)}${end}`
}

function endOf(part: number): string {
  return ` end of part ${part}\n`
}

export const streamSlowReader: Clause = defineClause({
  id: 'stream/slow-reader',
  title: 'A reader that stops reading for a while holds up no other, and then gets all of it',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['steered-log'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const maxBytes = 2 * parts * partBytes
    const [slow, quick] = [
      scene.open(log, { query: 'stream=1', maxBytes }),
      scene.open(log, { query: 'stream=1', maxBytes }),
    ]
    const lost = await deliverSteps(scene, log, [slow, quick], [{ append: sampleLine('slow', 1) }])
    if (lost.length > 0) return lost
    slow.pause()
    const steps = Array.from({ length: parts }, (_, part) => ({ append: partOf(part), awaited: endOf(part) }))
    const held = await deliverSteps(scene, log, [quick], steps)
    slow.resume()
    if (held.length > 0) return held
    const after = await deliverSteps(scene, log, [slow, quick], [{ append: sampleLine('slow', 2) }])
    if (after.length > 0) return after
    await log.finish()
    const written = [sampleLine('slow', 1), ...steps.map(({ append }) => append), sampleLine('slow', 2)].join('')
    const exchanges = await Promise.all([slow.whole(), quick.whole()])
    return exchanges.flatMap((exchange) => checkBody(exchange, written, 'the log as it was written'))
  },
})
