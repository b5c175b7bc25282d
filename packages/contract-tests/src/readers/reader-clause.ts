import type { Basis, Clause, Finding } from '../clause/clause.ts'
import { levelOf } from '../clause/clause.ts'
import type { Scene } from '../clause/scene.ts'
import type { Source } from '../clause/source.ts'
import type { Counterexample } from '../faults/counterexample.ts'
import type { Claim } from './reader.ts'
import type { ReaderRun } from './reader-run.ts'
import type { ReaderArrangements, Situation } from './reader-target.ts'

/** What a clause about a reader works with. */
export interface ReaderScene extends Pick<Scene, 'patienceMs' | 'silenceMs' | 'noteLate'> {
  readonly arrange: ReaderArrangements
}

/** The plain reader with one fault, a statement of JavaScript that changes it, `r`: what proves that a clause can fail. */
type FaultyReader = Omit<Counterexample, 'also' | 'fault'> & { readonly fault: string }

/** Looks at a reader that was started in a situation, and returns what breaks a promise first; nothing, if it holds. */
export type Look = (scene: ReaderScene, run: ReaderRun, situation: Situation) => Promise<Finding | undefined>

/** One reading that can show that several promises are kept. Where it does not show that, each of them is looked at alone. */
export interface Together {
  /** What a reader must claim to be shown it; one that claims less is looked at alone. */
  readonly needs?: readonly Claim[]
  readonly situation: Situation
  /** Default: as all of them look, one after the other. */
  readonly look?: Look
}

/** One promise of a reader. */
export interface ReaderPromise {
  /** `<group>/<name>`; never reused. */
  readonly id: string
  readonly title: string
  readonly basis: Exclude<Basis, 'open'>
  readonly source: readonly Source[]
  /** What the reader must claim, or be. */
  readonly needs?: readonly (Claim | 'process')[]
  /** Beside the first promise, on which all others rest. */
  readonly restsOn?: readonly string[]
  readonly waits?: true
  readonly together?: Together | undefined
  readonly situation: Situation
  readonly look: Look
  readonly brokenBy: readonly FaultyReader[]
}

/** Promises as clauses, which the judge takes: it looks at nothing of a clause but what every contract has. */
export function toClauses(promises: readonly ReaderPromise[]): Clause[] {
  return promises.map((promise, index) => {
    const { restsOn = [], together, situation, look, ...facts } = promise
    const sharing = promises.filter((other) => other.together === together)
    const lookAtAll: Look = async (scene, run, shared) => {
      const applicable = sharing.filter(({ needs = [] }) => needs.every((need) => scene.arrange[need] === true))
      const looks = new Set(applicable.map((other) => other.look))
      for (const each of looks) {
        const found = await each(scene, run, shared)
        if (found !== undefined) return found
      }
      return undefined
    }
    const check = async (scene: ReaderScene): Promise<readonly Finding[]> => {
      const isShown = together?.needs?.every((need) => scene.arrange[need] === true) ?? true
      if (together !== undefined && isShown && (await scene.arrange.isKept({ look: lookAtAll, ...together }, scene)))
        return []
      await using run = await scene.arrange.read(situation)
      const found = await look(scene, run, situation)
      return found === undefined ? [] : [found]
    }
    const causes = index === 0 ? [] : [promises[0]?.id, ...restsOn]
    return { needs: [], ...facts, restsOn: causes, check, level: levelOf(facts.basis) } as unknown as Clause
  })
}

/** A promise as a row: its situation, and its faults by their names, each with what is wrong, the fault and, unless it is the group's, the code. */
type Row = readonly [
  title: string,
  situation: Situation,
  faults: Readonly<Record<string, readonly [title: string, fault: string, code?: string]>>,
  more?: Partial<ReaderPromise>,
]

/** Promises as rows by their ids. What a row does not say is as its group has it; `code` is what a finding has by which a fault is noticed. */
export function promises(
  { code, ...group }: Partial<ReaderPromise> & { readonly code: string },
  rows: Readonly<Record<string, Row>>,
): ReaderPromise[] {
  return Object.entries(rows).map(([id, [title, situation, faults, more]]) => {
    const brokenBy = Object.entries(faults).map(([name, [wrong, fault, own = code]]) => {
      return { name, title: wrong, fault, code: own }
    })
    return { ...group, ...more, id, title, situation, brokenBy } as ReaderPromise
  })
}
