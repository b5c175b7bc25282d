import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import { Inapplicable } from '../clause/scene.ts'
import { sampleLog } from '../samples/sample-log.ts'
import { firstBroken, told } from './checks.ts'
import { alter, stallAt } from './on-the-wire.ts'
import type { Look, ReaderScene, Together } from './reader-clause.ts'
import type { ReaderRun } from './reader-run.ts'
import type { Situation } from './reader-target.ts'

/** The middle of a log, of which no more comes. */
export const stalled: Situation = { log: sampleLog('stalled', 20), wire: [alter(stallAt(300))] }

/** A second, or longer in a second try. */
export const soonMs = ({ patienceMs }: ReaderScene): number => patienceMs / 6

/** The reader has asked, and if it is to print something, begun with it; what comes then, it has had time for. */
export async function settle(scene: ReaderScene, run: ReaderRun, isPrinting = false): Promise<void> {
  await run.until(() => run.hasBegun, scene.patienceMs)
  if (isPrinting) await run.until(() => run.received > 0 || run.ending !== undefined, scene.patienceMs)
  await run.ends(scene.patienceMs / 10)
}

/** The reader, in the middle of what this situation is, ends soon after a signal. Code: `ignored`. */
export function lookAtStop(signal: NodeJS.Signals): Look {
  return async (scene, run, { output }) => {
    await settle(scene, run, output === 'never')
    if (run.ending !== undefined) throw new Inapplicable(`It has ended before: ${run.ending.words}`)
    run.signal(signal)
    if (await run.ends(soonMs(scene))) return []
    scene.noteLate()
    return [finding('ignored', `an end soon after ${signal}`, `none within ${soonMs(scene)} ms`)]
  }
}

/** What was stopped with a part of the log has not ended like one that had it whole. Code: `taken-for-whole`. */
export function lookAtStopped(run: ReaderRun): Finding[] {
  if (run.ending?.isFailure !== false) return []
  return [finding('taken-for-whole', 'another exit code than 0 after SIGINT', `${run.ending.words}${told(run)}`)]
}

export const interrupted: Together = {
  situation: stalled,
  look: (scene, run, situation) =>
    firstBroken(
      () => lookAtStop('SIGINT')(scene, run, situation),
      () => lookAtStopped(run),
    ),
}
