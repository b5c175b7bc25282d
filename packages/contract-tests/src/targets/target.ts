import type { Arrangements } from '../clause/arrangements.ts'
import type { ArrangementName, Capability, Trait } from '../clause/scene.ts'

/** Every arrangement, by the capability that it is. */
export const arrangementMethods: Readonly<Record<ArrangementName, keyof Arrangements>> = {
  'finished-log': 'finishedLog',
  'known-log': 'knownLog',
  'written-log': 'writtenLog',
  'named-log': 'namedLog',
  'ansi-log': 'ansiLog',
  'empty-log': 'emptyLog',
  'large-log': 'largeLog',
  'growing-log': 'growingLog',
  'steered-log': 'steeredLog',
  'unknown-log': 'unknownLog',
  'known-token': 'knownToken',
  'restricted-log': 'restrictedLog',
  'foreign-log': 'foreignLog',
  'guarded-log': 'guardedLog',
  'guarded-run': 'guardedRun',
  'unauthorized-log': 'unauthorizedLog',
  'forbidden-log': 'forbiddenLog',
  'exhausted-log': 'exhaustedLog',
  'rate-limit': 'rateLimit',
}

const traitNames: readonly Trait[] = ['conditional-headers', 'distinct-ids', 'token-check']

/** What is judged. Clauses never know which one they face. */
export interface Target {
  readonly name: string
  /** The base URL, to which the documented path is added. */
  readonly url: string
  /** Each capability: `true`, or why the target lacks it, as a sentence for people. */
  readonly capabilities: Readonly<Record<Capability, true | string>>
  readonly arrange: Partial<Arrangements>
  /** Tokens that no report may show. Arrangements may add to it. */
  readonly secrets: ReadonlySet<string>
  /** The most requests a second to send; without it, as many as there are. A 429 is then one met by chance. */
  readonly requestsPerSecond?: number
  /** How long this target may take for something before it counts as missing; default 10 seconds. */
  readonly patienceMs?: number
  close(): Promise<void>
}

/** What a target is made of. */
export interface TargetParts {
  readonly name: string
  readonly url: string
  /** The situations that the target can bring about; each gives it the capability of that name. */
  readonly arrange: Partial<Arrangements>
  /** Why it lacks the others, and any trait that it does not have. */
  readonly lacks?: Partial<Record<Capability, string>>
  readonly secrets?: ReadonlySet<string>
  readonly requestsPerSecond?: number
  readonly patienceMs?: number
  readonly close?: () => Promise<void>
}

/**
 * Makes a target. It has every capability that it arranges and every trait; `lacks` says in words why others are missing.
 */
export function defineTarget(parts: TargetParts): Target {
  const { arrange, lacks = {}, secrets = new Set(), close = async () => {}, ...rest } = parts
  const arranged = Object.entries(arrangementMethods).map(([name, method]) => {
    const absent = lacks[name as Capability] ?? `${parts.name} does not arrange it: give its target ${method}()`
    return [name, arrange[method] !== undefined && lacks[name as Capability] === undefined ? true : absent]
  })
  const traits = traitNames.map((name) => [name, lacks[name] ?? true])
  const capabilities = Object.fromEntries([...arranged, ...traits]) as Target['capabilities']
  return { ...rest, arrange, secrets, close, capabilities }
}
