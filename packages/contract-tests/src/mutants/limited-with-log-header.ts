import { leakLog } from '../proof/leak-log.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const limitedWithLogHeader: Mutant = defineMutant({
  name: 'limited-with-log-header',
  title: 'A 429 has the log in a header',
  killedBy: [['limits/past-the-limit', 'log-in-header']],
  start: leakLog(429, (answer, log) => withField(answer, 'X-Log', encodeURIComponent(log.toString('utf8')))),
})
