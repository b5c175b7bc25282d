import { leakLog, withDetail } from '../proof/leak-log.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const notFoundWithLog: Mutant = defineMutant({
  name: 'not-found-with-log',
  title: 'A 404 has the log read before in it',
  killedBy: [['secrecy/refusals', 'log-bytes']],
  start: leakLog(404, (answer, log) => withDetail(answer, 'last', log.toString('utf8'))),
})
