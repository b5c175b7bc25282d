import { leakLog } from '../proof/leak-log.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withField } from '../proof/wire.ts'

export const badRequestWithEncodedLog: Mutant = defineMutant({
  name: 'bad-request-with-encoded-log',
  title: 'A 400 has the log in base64 in a header',
  killedBy: [['secrecy/refusals', 'log-in-header']],
  start: leakLog(400, (answer, log) => withField(answer, 'X-State', log.toString('base64url'))),
})
