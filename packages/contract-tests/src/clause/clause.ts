import type { Counterexample } from '../faults/counterexample.ts'
import type { Finding } from './finding.ts'
import type { Level } from './level.ts'
import type { Capability, Scene } from './scene.ts'
import type { Source } from './source.ts'

/** One promise of the endpoint. */
export interface Clause<Needs extends Capability = Capability> {
  /** `<section>/<name>`, the path of its file; never reused or numbered. */
  readonly id: string
  /** The promise as one sentence. */
  readonly title: string
  readonly level: Level
  /** What the promise rests on; never empty. */
  readonly source: readonly Source[]
  /** What a target must be brought to do for it; a target that lacks one gets `not-applicable`. */
  readonly needs: readonly Needs[]
  /** Set if the arrangement touches the whole target, so that no other clause may run meanwhile. */
  readonly exclusive?: true
  /** Set if it waits for a while whatever the target does: it starts before the others, so that they run meanwhile. */
  readonly waits?: true
  /** Looks at the wire and returns what breaks the promise; nothing, if it holds. */
  check(scene: Scene<Needs>): Promise<readonly Finding[]>
  /** Servers with one fault each, all of which this clause notices: what proves that it can fail. */
  readonly brokenBy: readonly [Counterexample, ...Counterexample[]]
}

/** Types a clause so that it can use exactly the arrangements that it says it needs. */
export function defineClause<const Needs extends Capability = never>(clause: Clause<Needs>): Clause {
  return clause as unknown as Clause
}
