import type { StartedMutant } from '../src/proof/prove.ts'
import { faultless, mutants, startMutant } from '../src/proof/prove.ts'

/** The reference server with the fault of this name, or with none, and the options that name it. */
export async function startFaulty(mutant?: string): Promise<StartedMutant & { readonly args: readonly string[] }> {
  const { start = faultless } = mutants.find(({ name }) => name === mutant) ?? {}
  const started = await startMutant(mutant ?? 'no fault', start)
  return { ...started, args: ['--target', started.target.url, '--control', started.controlUrl] }
}
