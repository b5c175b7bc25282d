import { browserHeaders } from '../../checks/browser.ts'
import { checkBody } from '../../checks/check-body.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import type { RequestVariation } from '../../clause/scene.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

const printable: RequestVariation = { query: 'stream=1' }
const verbatim: RequestVariation = { query: 'stream=1&raw=1' }
const others: readonly RequestVariation[] = [
  { query: 'stream=1&download=1' },
  { query: 'stream=1&raw=1&download=1' },
  { query: 'raw=false&stream=1' },
  { query: 'raw=0&download=0&stream=true' },
  { query: 'download=true&raw=true&stream=true' },
  { query: 'stream=1', headers: browserHeaders },
  { query: 'stream=1', headers: { Accept: 'text/plain', 'User-Agent': 'curl/8.5.0' } },
]

export const streamDifferentFlags: Clause = defineClause({
  id: 'stream/different-flags',
  title: 'Streams of one log with different flags, or for different programs, each get what they asked for',
  level: 'must',
  source: [...cite(parameterPointer('stream')), ...cite(parameterPointer('raw'))],
  needs: ['steered-log'],
  async check(scene) {
    const found: Finding[] = []
    for (const variations of [[printable, verbatim], [verbatim, printable], others]) {
      const log = await scene.arrange.steeredLog()
      const readings = variations.map((variation) => scene.open(log, variation))
      const steps = ['one', 'two'].map((word) => ({
        append: `\x1b[32m${word}\x1b[0m ${word}\n`,
        awaited: ` ${word}\n`,
      }))
      const lost = await deliverSteps(scene, log, readings, steps)
      await log.finish()
      if (lost.length > 0) return [...found, ...lost]
      const written = steps.map(({ append }) => append).join('')
      for (const [index, reading] of readings.entries()) {
        const { query } = variations[index] ?? {}
        const expected = /raw=(1|true)/.test(query ?? '') ? written : 'one one\ntwo two\n'
        found.push(...checkBody(await reading.whole(), expected, `the log with ${query}`))
      }
      // Nor does it matter afterwards how a log was followed.
      found.push(
        ...checkBody(await scene.read(log), 'one one\ntwo two\n', 'the finished log'),
        ...checkBody(await scene.read(log, { query: 'raw=1' }), written, 'the finished log, verbatim'),
      )
    }
    return found
  },
})
