import { ProgramGroup } from '../processes/program-group.ts'
import type { Contender, RoundsOptions } from './run-rounds.ts'
import { runRounds } from './run-rounds.ts'

export interface GenerationsOptions extends RoundsOptions {
  /** How often to begin anew; but once where the rounds are counted. Default 3. */
  readonly generations?: number
}

/**
 * Runs rounds several times, each time with new processes, and puts the samples of all one after the other. A process can be
 * fast or slow as a whole, by where its memory lies and what was compiled when: one alone says little.
 *
 * @param start starts the processes of the contenders, which end with the generation.
 */
export async function runGenerations(
  start: (programs: ProgramGroup) => Promise<readonly Contender[]>,
  { generations = 3, ...options }: GenerationsOptions,
): Promise<Record<string, number[]>> {
  const samples: Record<string, number[]> = {}
  for (let generation = 0; generation < (options.rounds === undefined ? generations : 1); generation += 1) {
    await using programs = new ProgramGroup()
    const taken = await runRounds(await start(programs), options)
    for (const [name, more] of Object.entries(taken)) samples[name] = [...(samples[name] ?? []), ...more]
  }
  return samples
}
