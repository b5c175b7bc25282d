import { checkBody } from '../../checks/check-body.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

const [printable, verbatim, download] = ['stream=1', 'stream=1&raw=1', 'stream=1&download=1'] as const

export const streamDifferentFlags: Clause = defineClause({
  id: 'stream/different-flags',
  title: 'Streams of one log with different flags each get what they asked for',
  level: 'must',
  source: [...cite(parameterPointer('stream')), ...cite(parameterPointer('raw'))],
  needs: ['steered-log'],
  async check(scene) {
    const found: Finding[] = []
    for (const queries of [
      [printable, verbatim],
      [verbatim, printable],
      [download, verbatim],
    ]) {
      const log = await scene.arrange.steeredLog()
      const readings = queries.map((query) => scene.open(log, { query }))
      const steps = ['one', 'two'].map((word) => ({
        append: `\x1b[32m${word}\x1b[0m ${word}\n`,
        awaited: ` ${word}\n`,
      }))
      const lost = await deliverSteps(scene, log, readings, steps)
      await log.finish()
      if (lost.length > 0) return [...found, ...lost]
      for (const [index, reading] of readings.entries()) {
        const expected = queries[index] === verbatim ? steps.map(({ append }) => append).join('') : 'one one\ntwo two\n'
        found.push(...checkBody(await reading.whole(), expected, `the log with ${queries[index]}`))
      }
    }
    return found
  },
})
