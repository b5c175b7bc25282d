import pc from 'picocolors'
import { getLog } from '../get-log.ts'
import type { Mutant } from '../proof/mutant.ts'
import { mutants } from '../proof/mutant.ts'
import { isProven, prove } from '../proof/prove.ts'
import { renderProof } from '../proof/render-proof.ts'
import { UsageError } from '../usage/usage-error.ts'

/**
 * Proves on this machine that every clause can fail, and returns the exit code: 1 if something is not as it should be. With the
 * names of mutants, only the clauses that are to notice them are judged.
 */
export async function proveCommand(
  { mutant: names }: { mutant?: readonly string[] },
  catalogue: readonly Mutant[] = mutants,
): Promise<number> {
  const unknown = names?.find((name) => !catalogue.some((mutant) => mutant.name === name))
  if (unknown !== undefined) throw new UsageError(`Unknown mutant "${unknown}"`)
  const tried = catalogue.filter(({ name }) => names?.includes(name) ?? true)
  const noticing = new Set(tried.flatMap(({ killedBy }) => killedBy.map(([id]) => id)))
  const judged = getLog.clauses.filter(({ id }) => names === undefined || noticing.has(id))
  const proof = await prove({ mutants: tried, clauses: judged })
  process.stdout.write(renderProof(proof, pc))
  return isProven(proof) ? 0 : 1
}
