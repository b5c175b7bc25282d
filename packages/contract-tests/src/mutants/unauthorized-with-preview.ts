import { leakLog, withDetail } from '../proof/leak-log.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const unauthorizedWithPreview: Mutant = defineMutant({
  name: 'unauthorized-with-preview',
  title: 'A 401 has the beginning of the log in it',
  killedBy: [['secrecy/refusals', 'log-bytes']],
  start: leakLog(401, (answer, log) => withDetail(answer, 'preview', log.toString('utf8').slice(0, 40))),
})
