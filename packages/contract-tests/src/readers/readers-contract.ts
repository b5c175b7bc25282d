import { fileURLToPath } from 'node:url'
import type { Contract } from '../contract.ts'
import { getLog } from '../get-log.ts'
import { packageRoot } from '../package-root.ts'
import type { ProofMaterial, StartedTarget } from '../proof/prove.ts'
import { mutantsOf } from '../proof/prove.ts'
import { brokenOff } from './clauses/broken-off.ts'
import { discreet } from './clauses/discreet.ts'
import { errors } from './clauses/errors.ts'
import { honest } from './clauses/honest.ts'
import { lines } from './clauses/lines.ts'
import { live } from './clauses/live.ts'
import { obedient } from './clauses/obedient.ts'
import { polite } from './clauses/polite.ts'
import { resume } from './clauses/resume.ts'
import { whole } from './clauses/whole.ts'
import { claims } from './reader.ts'
import { toClauses } from './reader-clause.ts'
import { createReaderTarget } from './reader-target.ts'

/** The promises of log readers, judged by the same engine as the endpoint. */
export const readersContract: Contract = {
  ...getLog,
  name: 'Log reader',
  isComplete: false,
  isEager: true,
  clauses: toClauses([whole, honest, brokenOff, live, resume, lines, errors, polite, discreet, obedient].flat()),
}

/** A reader that keeps every promise, unless it is given a fault. */
const plainReader: string = fileURLToPath(new URL('readers/plain-reader.js', packageRoot))

/** The plain reader, with and without faults. */
export const faultyReaders: ProofMaterial<string> = {
  mutants: mutantsOf(readersContract.clauses),
  start: startReader,
  faultless: '',
  patienceMs: 3000,
}

async function startReader(name: string, fault: string): Promise<StartedTarget> {
  const command = ['env', `FAULT=${fault}`, process.execPath, plainReader]
  const target = await createReaderTarget({ name, claims, command })
  return { target, [Symbol.asyncDispose]: target.close }
}
