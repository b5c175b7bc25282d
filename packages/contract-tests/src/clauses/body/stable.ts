import { checkSame } from '../../checks/check-same.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, operationPointer } from '../../endpoint/operation.ts'
import { answers, each, edit, off, ok } from '../../faults/answers.ts'
import { pathOf } from '../../faults/wire.ts'

export const bodyStable = defineClause({
  id: 'body/stable',
  basis: 'documented',
  restsOn: ['body/as-written'],
  title: 'Each of a dozen reads of a finished log gives the same bytes',
  source: cite(operationPointer()),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const first = await baseline(log)
    const others = await Promise.all(Array.from({ length: 11 }, () => read(log)))
    return others.flatMap((exchange) => checkSame(exchange, first, 'the first read'))
  },
  brokenBy: faults('bytes', {
    'second-reader-short': ['Every second read lacks the last line', answers([ok, off('stream'), each(2, pathOf)], edit(/[^\n]*\n$/, ''))],
    'tenth-read-short': ['Every tenth read lacks the last line', answers([ok, off('stream'), each(10, pathOf)], edit(/[^\n]*\n$/, ''))],
    'tenth-read-swapped': [
      'Every tenth read has two lines in the other order',
      answers([ok, off('stream'), each(10, pathOf)], edit(/^(.*\n)(.*\n)/, '$2$1')),
    ],
  }),
})
