import { leakLog, withDetail } from '../proof/leak-log.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const postWithLog: Mutant = defineMutant({
  name: 'post-with-log',
  title: 'A 405 has the log in it',
  killedBy: [['secrecy/refusals', 'log-bytes']],
  start: leakLog(405, (answer, log) => withDetail(answer, 'body', log.toString('utf8'))),
})
