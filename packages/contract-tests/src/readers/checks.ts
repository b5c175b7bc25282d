import { Buffer } from 'node:buffer'
import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import { Inapplicable } from '../clause/scene.ts'
import { excerpt, excerptAround } from '../print/excerpt.ts'
import { escapeControls } from '../print/show-controls.ts'
import { holdsSecret } from '../redaction/redact.ts'
import type { Look, ReaderScene } from './reader-clause.ts'
import type { ReaderRun } from './reader-run.ts'

/** The reader prints the log and ends as one that had it whole. Codes: `not-ended`, `failed`, `not-the-log`. */
export const lookWhole: Look = (scene, run, { log = '' }) => endsWith(scene, run, log)

/** The reader ends in time, without a failure, and has printed this log. Codes as of {@link lookWhole}. */
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
  return finding('failed', 'an end without a failure: the log could be had whole', `${run.ending.words}${told(run)}`)
}

/**
 * A reader that could not have the log whole does not end like one that had. One that still tries when the patience is over does not.
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

/** Whoever asks more often than this in a while asks all the time. */
export const mostRequests = 10

/** The reader has asked no more than a few times. Code: `hammers`. */
export function askedLittle({ requests: { length } }: ReaderRun): Finding | undefined {
  return length <= mostRequests
    ? undefined
    : finding('hammers', `at most ${mostRequests} requests in a while`, `${length}`)
}

/** What the reader said about it, as the end of a sentence. */
export function told({ told: text }: ReaderRun): string {
  return text.trim() === '' ? ', without a word' : `: ${excerpt(text.trim(), 200)}`
}

/** @throws Inapplicable if the reader has sent its token nowhere. */
export function requireToken(run: ReaderRun): void {
  const isSent = run.requests.some(({ path, fields }) => holdsSecret(`${path}\n${fields.join('\n')}`, run.token))
  if (!isSent) throw new Inapplicable('It sends no token')
}

/** What a reader tells on these answers does not hold its token. Code: `shown`. */
export const lookAtWords: Look = async (scene, run) => {
  await run.ends(scene.patienceMs / 2)
  requireToken(run)
  const shown = [run.told, String(run.output)].find((text) => holdsSecret(text, run.token))
  return shown === undefined ? undefined : finding('shown', 'no token in what is told', escapeControls(shown))
}

/** What is printed is the log: byte for byte, or else line by line. A newline more at the end is how many programs print a text. */
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
