import { Buffer } from 'node:buffer'
import type { Basis, Clause, Finding } from '../clause/clause.ts'
import { finding, levelOf } from '../clause/clause.ts'
import type { Scene } from '../clause/scene.ts'
import { Inapplicable } from '../clause/scene.ts'
import type { Source } from '../clause/source.ts'
import type { Counterexample } from '../faults/counterexample.ts'
import { excerpt, excerptAround } from '../print/excerpt.ts'
import { escapeControls } from '../print/show-controls.ts'
import { holdsSecret } from '../redaction/redact.ts'
import type { Claim } from './reader.ts'
import type { ReaderRun } from './reader-run.ts'
import type { ReaderArrangements, Situation } from './reader-target.ts'

/** What a clause about a reader works with. */
export interface ReaderScene extends Pick<Scene, 'patienceMs' | 'silenceMs' | 'noteLate'> {
  readonly arrange: ReaderArrangements
}

/** The plain reader with one fault, a JavaScript statement that changes it, `r`: it proves that a clause can fail. */
type FaultyReader = Omit<Counterexample, 'also' | 'fault'> & { readonly fault: string }

/** Looks at a reader that was started in a situation, and returns the first breach of the promise; nothing, if it holds. */
export type Look = (scene: ReaderScene, run: ReaderRun, situation: Situation) => Promise<Finding | undefined>

/** One reading that can show that several promises are kept. If it does not, each of them is judged alone. */
export interface Together {
  /** What a reader must claim to take part; for one that claims less, each promise is judged alone. */
  readonly needs?: readonly Claim[]
  readonly situation: Situation
  /** Default: the looks of all of them, one after the other. */
  readonly look?: Look
}

export interface ReaderPromise {
  /** `<group>/<name>`; never reused. */
  readonly id: string
  readonly title: string
  readonly basis: Exclude<Basis, 'open'>
  readonly source: readonly Source[]
  /** What the reader must claim, or be. */
  readonly needs?: readonly (Claim | 'process')[]
  /** In addition to the first promise, on which all others rest. */
  readonly restsOn?: readonly string[]
  readonly waits?: true
  readonly together?: Together | undefined
  readonly situation: Situation
  readonly look: Look
  readonly brokenBy: readonly FaultyReader[]
}

/** Promises as clauses for the judge, which uses only what every contract has. */
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

/** A promise as a row: its situation, and its faults by name, each with what is wrong, the fault and, unless it is the group's, the code. */
type Row = readonly [
  title: string,
  situation: Situation,
  faults: Readonly<Record<string, readonly [title: string, fault: string, code?: string]>>,
  more?: Partial<ReaderPromise>,
]

/** Promises as rows by id. A row inherits what it leaves out from its group; `code` is the code of the finding that notices a fault. */
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

/** The reader prints the log and ends like one that got it whole. Codes: `not-ended`, `failed`, `not-the-log`. */
export const lookWhole: Look = (scene, run, { log = '' }) => endsWith(scene, run, log)

/** The reader ends in time, without a failure, and has printed this log. Codes: those of {@link lookWhole}. */
export async function endsWith(
  scene: ReaderScene,
  run: ReaderRun,
  log: Uint8Array | string,
  patienceMs: number = scene.patienceMs,
): Promise<Finding | undefined> {
  return (await endsWell(scene, run, patienceMs)) ?? compareLogs(run.output, Buffer.from(log as string), run.isExact)
}

/** The reader ends in time, without a failure. Codes: `not-ended`, `failed`. */
export async function endsWell(
  scene: ReaderScene,
  run: ReaderRun,
  patienceMs: number = scene.patienceMs,
): Promise<Finding | undefined> {
  const hasEnded = await run.ends(patienceMs)
  if (!hasEnded) scene.noteLate()
  if (!hasEnded || run.ending?.isFlood === true) {
    const seen = run.ending?.words ?? `none for ${patienceMs} ms`
    return finding(
      'not-ended',
      'an end once the log has ended',
      `${seen}; asked ${run.requests.length} times${told(run)}`,
    )
  }
  if (run.ending?.isFailure !== true) return undefined
  return finding('failed', 'an end without a failure: the whole log was available', `${run.ending.words}${told(run)}`)
}

/**
 * A reader that could not get the whole log does not end like one that did. One that still tries when the patience runs out passes.
 * Code: `taken-for-whole`.
 */
export function lookNotWhole(what: string): Look {
  return async (scene, run) => {
    await run.ends(scene.patienceMs / 2)
    if (run.ending === undefined || run.ending.isFailure) return undefined
    const printed = run.received === 0 ? 'nothing' : excerpt(run.output)
    return finding(
      'taken-for-whole',
      `a failure: ${what}`,
      `${run.ending.words}, having printed ${printed}${told(run)}`,
    )
  }
}

/** A reader that asks more often than this in a while hammers. */
export const mostRequests = 10

/** The reader has asked only a few times. Code: `hammers`. */
export function askedLittle({ requests: { length } }: ReaderRun): Finding | undefined {
  return length <= mostRequests
    ? undefined
    : finding('hammers', `at most ${mostRequests} requests in a while`, `${length}`)
}

/** What the reader reported, as the end of a sentence. */
export function told({ told: text }: ReaderRun): string {
  return text.trim() === '' ? ', without a word' : `: ${excerpt(text.trim(), 200)}`
}

/** @throws Inapplicable if the reader has sent its token nowhere. */
export function requireToken(run: ReaderRun): void {
  const isSent = run.requests.some(({ path, fields }) => holdsSecret(`${path}\n${fields.join('\n')}`, run.token))
  if (!isSent) throw new Inapplicable('It sends no token')
}

/** What a reader reports about these answers does not contain its token. Code: `shown`. */
export const lookAtWords: Look = async (scene, run) => {
  await run.ends(scene.patienceMs / 2)
  requireToken(run)
  const shown = [run.told, String(run.output)].find((text) => holdsSecret(text, run.token))
  return shown === undefined ? undefined : finding('shown', 'no token in what is reported', escapeControls(shown))
}

/** The output is the log: byte for byte, or else line by line. Many programs print an additional newline at the end. */
export function compareLogs(printed: Buffer, log: Buffer, isExact: boolean): Finding | undefined {
  const isSame = printed.equals(log) || printed.equals(Buffer.concat([log, Buffer.from('\n')]))
  if (isSame || (!isExact && [linesOf(log), `${linesOf(log)}\n`].includes(linesOf(printed)))) return undefined
  const length = Math.min(printed.byteLength, log.byteLength)
  let at = 0
  while (at < length && printed[at] === log[at]) at += 1
  const isCut = at === printed.byteLength
  const seen = isCut
    ? `its first ${at} bytes only`
    : `${printed.byteLength} bytes, which differ from byte ${at} on: ${excerptAround(printed, at)}`
  return finding('not-the-log', `the log, ${log.byteLength} bytes: ${excerptAround(log, at)}`, seen)
}

function linesOf(text: Buffer): string {
  return String(text)
    .replaceAll(/\r{0,2}\n/g, '\n')
    .replace(/\n$/, '')
}
