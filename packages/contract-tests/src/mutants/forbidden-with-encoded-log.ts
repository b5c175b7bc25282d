import { leakLog, withDetail } from '../proof/leak-log.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'

export const forbiddenWithEncodedLog: Mutant = defineMutant({
  name: 'forbidden-with-encoded-log',
  title: 'A 403 has the log in base64 in it',
  killedBy: [['secrecy/refusals', 'log-bytes']],
  start: leakLog(403, (answer, log) => withDetail(answer, 'data', log.toString('base64'))),
})
