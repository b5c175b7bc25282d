import pc from 'picocolors'
import type { Contract } from '../contract.ts'
import { getLog } from '../get-log.ts'
import { measureBlasts, summarizeBlasts } from '../proof/blast-radius.ts'
import type { Mutant, ProofMaterial } from '../proof/prove.ts'
import { faultyServers, isProven, proveContract } from '../proof/prove.ts'
import { renderProof } from '../proof/render-proof.ts'
import { faultyReaders, readersContract } from '../readers/readers-contract.ts'
import { plural } from '../report/report.ts'
import { UsageError } from '../usage/usage-error.ts'

export interface ProveCommandOptions {
  readonly mutant?: readonly string[]
  readonly everyClause?: boolean
}

/**
 * Proves on this machine that every clause can fail, about servers and about readers, and returns the exit code: 1 if something is not as it
 * should be. With names of mutants, judges only the clauses that should notice them.
 */
export async function proveCommand(
  options: ProveCommandOptions,
  mutants: readonly Mutant[] = faultyServers.mutants,
): Promise<number> {
  const names = [...mutants, ...faultyReaders.mutants].map(({ name }) => name)
  const unknown = options.mutant?.find((name) => !names.includes(name))
  if (unknown !== undefined) throw new UsageError(`Unknown mutant "${unknown}"`)
  const servers = await proveHalf(getLog, { ...faultyServers, mutants }, options)
  return Math.max(servers, await proveHalf(readersContract, faultyReaders, options))
}

async function proveHalf<Start>(
  contract: Contract,
  material: ProofMaterial<Start>,
  { mutant: names, everyClause = false }: ProveCommandOptions,
): Promise<number> {
  const mutants = material.mutants.filter(({ name }) => names?.includes(name) ?? true)
  if (mutants.length === 0) return 0
  if (everyClause) return proveEach(contract, { ...material, mutants })
  const noticing = new Set(mutants.flatMap(({ killedBy }) => killedBy.map(([id]) => id)))
  const clauses = contract.clauses.filter(({ id }) => names === undefined || noticing.has(id))
  const proof = await proveContract({ ...contract, clauses }, { ...material, mutants })
  process.stdout.write(renderProof(proof, pc))
  return isProven(proof) ? 0 : 1
}

/** Prints how many clauses fail on each mutant, and returns 1 if that is more than one fault may cause. */
async function proveEach<Start>(contract: Contract, material: ProofMaterial<Start>): Promise<number> {
  const blasts = await measureBlasts(contract, material, 2, ({ mutant, fails, warns, blocked, consequences }) => {
    const broken = [...fails, ...warns.map((id) => `${id} (should)`), ...blocked.map((id) => `${id} (blocked)`)]
    const more = plural(consequences.length, 'consequence')
    process.stdout.write(`${broken.length} ${mutant}: ${broken.join(', ')}; ${more}\n`)
  })
  const { median, nineOfTen, most } = summarizeBlasts(blasts)
  process.stdout.write(
    `${plural(blasts.length, 'fault')}: half make ${median} fail at most, nine of ten ${nineOfTen}, none more than ${most}\n`,
  )
  return median <= 1 && nineOfTen <= 3 && most <= 6 ? 0 : 1
}
