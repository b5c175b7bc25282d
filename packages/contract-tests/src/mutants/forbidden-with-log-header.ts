import { leakLog } from '../proof/leak-log.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const forbiddenWithLogHeader: Mutant = defineMutant({
  name: 'forbidden-with-log-header',
  title: 'A 403 has the log in a header',
  killedBy: [['secrecy/refusals', 'log-in-header']],
  start: leakLog(403, (answer, log) => withField(answer, 'X-Log', log.toString('latin1').split('\n')[0])),
})
