import { checkBytes } from '../../checks/check-bytes.ts'
import { awaitText, deliverSteps } from '../../checks/deliver-lines.ts'
import { sampleLine } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const streamCharacters: Clause = defineClause({
  id: 'stream/characters',
  title: 'A character that is cut between two writes arrives whole',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['steered-log'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const reading = scene.open(log, { query: 'stream=1' })
    const text = 'kůň 日本 \u{1f600}\n'
    const first = await deliverSteps(scene, log, [reading], [{ append: sampleLine('characters', 1) }])
    if (first.length > 0) return first
    for (const byte of Buffer.from(text)) await log.append(Uint8Array.of(byte))
    const lost = await awaitText(scene, reading, text)
    await log.finish()
    if (lost.length > 0) return lost
    return checkBytes(await reading.whole(), `${sampleLine('characters', 1)}${text}`, 'the log as it was written')
  },
})
