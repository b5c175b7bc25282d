import { checkAnswer } from '../../checks/check-answer.ts'
import { checkLines } from '../../checks/check-lines.ts'
import { excerpt } from '../../checks/excerpt.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { finding } from '../../clause/finding.ts'
import { stripWith } from '../../faults/strip-with.ts'
import { isOn, readAll, withBytes, withQuery } from '../../faults/wire.ts'
import { sampleLine } from '../../samples/sample-log.ts'
import { cite, parameterPointer } from '../../spec/operation.ts'

export const rawUnfinished: Clause = defineClause({
  id: 'raw/unfinished',
  title: 'A sequence that is never finished hides no later line and leaves no escape character',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  async check({ arrange, read }) {
    const found: Finding[] = []
    for (const begun of ['\x1b', '\x1b[', '\x1b[38;5', '\x1b]0;title', '\x1bP1$r', '\x1b(', '\x1b_app']) {
      const log = await arrange.writtenLog(
        sampleLine('unfinished', 1),
        `begun ${begun}\n`,
        sampleLine('unfinished', 2),
        `end${begun}`,
      )
      const exchange = await read(log)
      const answer = checkAnswer(exchange, 200)
      if (answer.length > 0) return answer
      const lines = [1, 2].map((number) => sampleLine('unfinished', number).trimEnd())
      found.push(...checkLines(exchange, lines))
      if (exchange.text.includes('\x1b'))
        found.push(finding('escape', 'no escape character', excerpt(exchange.body), exchange))
    }
    return found
  },
  brokenBy: [
    {
      name: 'leaves-unfinished',
      title: 'A sequence that is never finished leaves its escape character',
      code: 'escape',
      fault: () => async (request, forward) => {
        if (request.method !== 'GET' || isOn(request, 'raw')) return forward(request)
        const checked = await forward(request)
        if (checked.status !== 200 || isOn(request, 'stream')) return checked
        const answer = await forward(withQuery(request, 'raw', '1'))
        return withBytes(
          answer,
          stripWith(
            await readAll(answer.body),
            /\u001b\[[0-?]*[ -/]*[@-~]|\u009b[0-?]*[ -/]*[@-~]/g,
            /(?:\u001b\]|\u009d)[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)/g,
            /(?:\u001b[PX^_]|[\u0090\u0098\u009e\u009f])[^\u001b\u009c\n]*(?:\u001b\\|\u009c)/g,
            /\u001b[ -/]+[0-~]|\u001b[0-OQ-WYZ\\`-~]/g,
          ),
        )
      },
    },
    {
      name: 'swallows-unfinished',
      title: 'A sequence that is never finished swallows the rest of the log',
      code: 'line-missing',
      fault: () => async (request, forward) => {
        if (request.method !== 'GET' || isOn(request, 'raw')) return forward(request)
        const checked = await forward(request)
        if (checked.status !== 200 || isOn(request, 'stream')) return checked
        const answer = await forward(withQuery(request, 'raw', '1'))
        return withBytes(
          answer,
          stripWith(
            await readAll(answer.body),
            /\u001b\[[0-?]*[ -/]*[@-~]|\u009b[0-?]*[ -/]*[@-~]/g,
            /(?:\u001b\]|\u009d)[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)/g,
            /(?:\u001b[PX^_]|[\u0090\u0098\u009e\u009f])[^\u001b\u009c\n]*(?:\u001b\\|\u009c)/g,
            /\u001b[ -/]+[0-~]|\u001b[0-OQ-WYZ\\`-~]/g,
            /\u001b[\s\S]*/g,
          ),
        )
      },
    },
  ],
})
