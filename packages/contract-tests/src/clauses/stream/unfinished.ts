import { checkAnswer } from '../../checks/check-answer.ts'
import { checkLines } from '../../checks/check-lines.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { excerpt } from '../../checks/excerpt.ts'
import { sampleLine } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

const begun = ['\x1b', '\x1b[', '\x1b[38;5', '\x1b]0;title', '\x1bP1$r', '\x1b(', '\x1b_app']

export const streamUnfinished: Clause = defineClause({
  id: 'stream/unfinished',
  title: 'A sequence that is never finished holds back no later line of a stream and leaves no escape character',
  level: 'must',
  source: [...cite(parameterPointer('stream')), ...cite(parameterPointer('raw'))],
  needs: ['steered-log'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const reading = scene.open(log, { query: 'stream=1' })
    const lines = begun.map((_, index) => sampleLine('unfinished', index + 1))
    const steps = begun.map((sequence, index) => ({
      append: `begun ${sequence}\n${lines[index]}`,
      awaited: lines[index] ?? '',
    }))
    const lost = await deliverSteps(scene, log, [reading], steps)
    if (lost.length > 0) return lost
    await log.append('end\x1b]0;title')
    await log.finish()
    const exchange = await reading.whole()
    const left = exchange.text.includes('\x1b')
      ? [finding('escape', 'no escape character', excerpt(exchange.body), exchange)]
      : []
    return [
      ...checkAnswer(exchange, 200),
      ...checkLines(
        exchange,
        lines.map((line) => line.trimEnd()),
      ),
      ...left,
    ]
  },
})
