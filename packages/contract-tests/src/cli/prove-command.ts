import pc from 'picocolors'
import { getLog } from '../get-log.ts'
import { measureBlasts, summarizeBlasts } from '../proof/blast-radius.ts'
import type { Mutant } from '../proof/mutant.ts'
import { mutants } from '../proof/mutant.ts'
import { isProven, prove } from '../proof/prove.ts'
import { renderProof } from '../proof/render-proof.ts'
import { plural } from '../report/outcome.ts'
import { UsageError } from '../usage/usage-error.ts'

/**
 * Proves on this machine that every clause can fail, and returns the exit code: 1 if something is not as it should be. With the
 * names of mutants, only the clauses that are to notice them are judged.
 */
export async function proveCommand(
  { mutant: names, everyClause = false }: { mutant?: readonly string[]; everyClause?: boolean },
  catalogue: readonly Mutant[] = mutants,
): Promise<number> {
  const unknown = names?.find((name) => !catalogue.some((mutant) => mutant.name === name))
  if (unknown !== undefined) throw new UsageError(`Unknown mutant "${unknown}"`)
  const tried = catalogue.filter(({ name }) => names?.includes(name) ?? true)
  if (everyClause) return proveEach(tried)
  const noticing = new Set(tried.flatMap(({ killedBy }) => killedBy.map(([id]) => id)))
  const judged = getLog.clauses.filter(({ id }) => names === undefined || noticing.has(id))
  const proof = await prove({ mutants: tried, clauses: judged })
  process.stdout.write(renderProof(proof, pc))
  return isProven(proof) ? 0 : 1
}

/** Prints how many clauses fail on each mutant, and gives 1 if that is more than one fault may cause. */
async function proveEach(tried: readonly Mutant[]): Promise<number> {
  const blasts = await measureBlasts(tried, {
    onBlast: ({ mutant, fails, warns, blocked, consequences }) => {
      const broken = [...fails, ...warns.map((id) => `${id} (should)`), ...blocked.map((id) => `${id} (blocked)`)]
      process.stdout.write(
        `${broken.length} ${mutant}: ${broken.join(', ')}; ${plural(consequences.length, 'consequence')}\n`,
      )
    },
  })
  const { median, nineOfTen, most } = summarizeBlasts(blasts)
  process.stdout.write(
    `${plural(blasts.length, 'fault')}: half make ${median} fail at most, nine of ten ${nineOfTen}, none more than ${most}\n`,
  )
  return median <= 1 && nineOfTen <= 3 && most <= 6 ? 0 : 1
}
