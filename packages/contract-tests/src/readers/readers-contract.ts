import type { Contract } from '../contract.ts'
import { getLog } from '../get-log.ts'
import { discreet } from './clauses/discreet.ts'
import { errors } from './clauses/errors.ts'
import { honest } from './clauses/honest.ts'
import { lines } from './clauses/lines.ts'
import { live } from './clauses/live.ts'
import { obedient } from './clauses/obedient.ts'
import { polite } from './clauses/polite.ts'
import { resume } from './clauses/resume.ts'
import { whole } from './clauses/whole.ts'
import { toClauses } from './reader-clause.ts'

/** What readers of logs promise, judged by the engine that judges the endpoint. */
export const readersContract: Contract = {
  ...getLog,
  name: 'Log reader',
  isComplete: false,
  isEager: true,
  clauses: toClauses([whole, honest, live, resume, lines, errors, polite, discreet, obedient].flat()),
}
