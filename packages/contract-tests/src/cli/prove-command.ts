import pc from 'picocolors'
import { mutants } from '../proof/mutants.ts'
import { prove } from '../proof/prove.ts'
import { renderProof } from '../proof/render-proof.ts'
import { UsageError } from './usage-error.ts'

/** Proves on this machine that every clause can fail, and says what the shell is to be told: 1 if something is not as it should be. */
export async function proveCommand({ mutant: names = [] }: { mutant?: readonly string[] }): Promise<number> {
  const unknown = names.find((name) => !mutants.some((mutant) => mutant.name === name))
  if (unknown !== undefined) throw new UsageError(`Unknown mutant "${unknown}"`)
  const selected = mutants.filter(({ name }) => names.length === 0 || names.includes(name))
  const proof = await prove({ mutants: selected })
  process.stdout.write(renderProof(proof, pc))
  const survived = proof.kills.some(({ killed }) => !killed)
  const unproven = names.length === 0 && proof.unproven.length > 0
  return survived || unproven || proof.falseAlarms.length > 0 ? 1 : 0
}
