import { checkSame } from '../../checks/check-same.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, operationPointer } from '../../endpoint/operation.ts'
import { editTenthReads } from '../../faults/bytes.ts'
import { faulty } from '../../faults/counterexample.ts'
import { editText, isOn } from '../../faults/wire.ts'

export const bodyStable = defineClause({
  id: 'body/stable',
  title: 'Each of a dozen reads of a finished log gives the same bytes',
  level: 'must',
  source: cite(operationPointer()),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const first = await baseline(log)
    const others = await Promise.all(Array.from({ length: 11 }, () => read(log)))
    return others.flatMap((exchange) => checkSame(exchange, first, 'the first read'))
  },
  brokenBy: [
    faulty('second-reader-short', 'The second read lacks the last line', 'bytes', () => {
      const reads = new Map<string, number>()
      return async (request, forward) => {
        const answer = await forward(request)
        const count = (reads.get(request.path) ?? 0) + 1
        reads.set(request.path, count)
        if (answer.status !== 200 || isOn(request, 'stream') || count !== 2) return answer
        return editText(answer, (text) => text.replace(/[^\n]*\n$/, ''))
      }
    }),
    faulty(
      'tenth-read-short',
      'Every tenth read lacks the last line',
      'bytes',
      editTenthReads((text) => text.replace(/[^\n]*\n$/, '')),
    ),
    faulty(
      'tenth-read-swapped',
      'Every tenth read has two lines in the other order',
      'bytes',
      editTenthReads((text) => text.replace(/^(.*\n)(.*\n)/, '$2$1')),
    ),
  ],
})
