import type { Arrangements } from '../clause/arrangements.ts'
import type { Capability, Trait } from '../clause/scene.ts'

/** What a target can arrange: for each situation the function that does it, or a sentence that says why there is none. */
export type Offers = { readonly [Name in keyof Arrangements]?: Arrangements[Name] | string } & {
  readonly [Name in Trait]?: true | string
}

/** What is judged. Clauses never know which one they face. */
export interface Target {
  readonly name: string
  /** The base URL, to which the documented path is added. */
  readonly url: string
  readonly arrange: Offers
  /** Tokens that no report may show. Arrangements may add to it. */
  readonly secrets: ReadonlySet<string>
  /** The most requests to send a second; by default there is no limit. Clauses that provoke a 429 do not keep to it. */
  readonly requestsPerSecond?: number
  /** How long this target may take for something before it counts as missing; default 10 seconds. */
  readonly patienceMs?: number
  /** How long a silent stream has to survive, in milliseconds; default 2 seconds. */
  readonly silenceMs?: number
  /** The shell line that reproduces a finding without an exchange. */
  readonly reproduce?: (clause: string) => string
  /** For how long a run is so young that its stream may end at once, without a byte; default half of that silence. */
  readonly youngMs?: number
  /** Gives a clause its own arrangements, which end with it; by default all clauses share them. */
  stage?(): Stage
  close(): Promise<void>
}

/** The arrangements of one clause. */
export interface Stage {
  readonly arrange: Offers
  /** What happened to one of its logs through neither the clause nor the target, as a sentence for people: then nothing that it saw counts. */
  whatHappened(): Promise<string | undefined>
  close(): Promise<void>
}

/** What defines a target; one without secrets and with nothing to close leaves these out. */
export type TargetParts = Omit<Target, 'secrets' | 'close'> & Partial<Pick<Target, 'secrets' | 'close'>>

/** Creates a target. It has every trait that it does not deny, and cannot arrange situations that it leaves out. */
export function defineTarget(parts: TargetParts): Target {
  const arrange = { conditionalHeaders: true, distinctIds: true, tokenCheck: true, ...parts.arrange } as const
  return { secrets: new Set(), close: async () => {}, ...parts, arrange }
}

/** One reason why a target has none of these. */
export function lacking(reason: string, ...names: readonly Capability[]): Offers {
  return Object.fromEntries(names.map((name) => [name, reason]))
}

/** Why a target cannot do what a clause needs, as a sentence for people; undefined if it can. */
export function whyNot({ name, arrange }: Target, need: Capability): string | undefined {
  const offered = arrange[need] ?? `${name} does not arrange it: give its target ${need}()`
  return typeof offered === 'string' ? offered : undefined
}

/**
 * Arrangements of a target that has all of these.
 *
 * @throws Error that says why it does not have one.
 */
export function requireArrangements<Name extends keyof Arrangements>(
  target: Target,
  ...names: readonly Name[]
): Pick<Arrangements, Name> {
  for (const name of names) {
    const reason = whyNot(target, name)
    if (reason !== undefined) throw new Error(`${target.name} cannot arrange ${name}: ${reason}`)
  }
  return target.arrange as Pick<Arrangements, Name>
}
