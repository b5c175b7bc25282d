import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import { Inapplicable } from '../clause/scene.ts'
import { exampleError } from '../endpoint/operation.ts'
import { Reset } from '../faults/wire.ts'
import { sampleLine, sampleLog } from '../samples/sample-log.ts'
import { alter, breakAt, cutAt, hangUp, inPieces, refuseWith, stallAt, withLength } from './on-the-wire.ts'
import type { Look, ReaderScene, Together } from './reader-clause.ts'
import { lookAtWords, told } from './reader-clause.ts'
import type { ReaderRun } from './reader-run.ts'
import type { Situation } from './reader-target.ts'

/** A log that is cut in the middle of a line, and where. */
export const plain: string = sampleLog('half', 40)
export const half: number = plain.length / 2 + 7

/** How a line begins. */
export const at: string = sampleLine('', 1).slice(0, 25)

/** A message of several lines between others. */
export const stack: string = `${sampleLine('stack', 1)}Error: no such page\n    at open (main.js:1:2)\n    at main.js:7:1\n${sampleLine('stack', 2)}`

/** A line of characters of several bytes. */
export const wide = 'ž – 日本 🎉 é\n'

/** What a server says about a missing log, beside the documented message. */
export const unhappy = 'The provider is unhappy about run 7.'

/** A message that would change a terminal. */
export const controls = 'before \u001b[2J\u001b]0;title\u0007\r\u009b31m after'

export const plainly: Together = { situation: { log: sampleLog('plain', 20) } }

export const texts: Together = {
  situation: {
    output: 'late',
    log: [
      ...[sampleLog('lines', 3000), wide.repeat(4), stack, sampleLine('alike', 1).repeat(5)],
      ...['10 %\r20 %\r\n', sampleLog('returns', 20).replaceAll('\n', '\r\n')],
      ...[`${at}${'long '.repeat(200_000)}\n`, sampleLog('large', 800).repeat(80), 'and then'],
    ].join(''),
  },
}

export const blanks: Together = {
  situation: { log: `\n  \n${sampleLog('blanks', 10)}${at}one\n\n\n${at}two\n  \nthree\n\tindented \n\n\n` },
}

/** Texts, and how many bytes of them come at a time. */
const parts: readonly (readonly [text: string, bytes: number])[] = [
  ...([
    [sampleLog('pieces', 5), 10],
    [wide, 1],
    [stack, 30],
  ] as const),
  ...[`${at}one\r`, `\n${at}two\r`, `\n${at}three\r`, '\n'].map((text) => [text, 100] as const),
]

const pieceLengths = parts.flatMap(([text, bytes]) => {
  const whole = Buffer.byteLength(text)
  return Array.from({ length: Math.ceil(whole / bytes) }, (_, index) => Math.min(bytes, whole - index * bytes))
})

export const pieces: Together = {
  situation: {
    log: parts.map(([text]) => text).join(''),
    wire: [
      alter(inPieces(...pieceLengths.map((_, index) => pieceLengths.slice(0, index + 1).reduce((a, b) => a + b)))),
    ],
  },
}

export const missing: Together = {
  situation: { log: plain, wire: [refuseWith(404, [], `${unhappy} ${exampleError(404).message}`)] },
}

export const refused: Together = {
  situation: { log: plain, wire: [refuseWith(403, [], `${controls} ${exampleError(403).message}`)] },
}

export const unauthorized: Together = { situation: { log: plain, wire: [refuseWith(401)] } }

/** Answers that break off, each a little further on, until the log is gone: a reader that asked again after each took none for the end. */
export const brokenInTurn: Together = {
  needs: ['resume'],
  situation: {
    log: plain,
    wire: [
      alter(breakAt(half)),
      alter(breakAt(half + 30, { error: new Reset() })),
      alter(breakAt(half + 60, { isClosing: true })),
      alter(withLength, cutAt(half + 90)),
      ...[hangUp, refuseWith(500), refuseWith(404)],
    ],
  },
  async look(scene, run, situation) {
    for (let asked = -1; asked < run.requests.length && run.ending === undefined; ) {
      asked = run.requests.length
      await run.until(() => run.requests.length > asked || run.ending !== undefined, scene.patienceMs)
    }
    const hasMetAll = run.requests.length === situation.wire?.length
    if (!hasMetAll || run.ending?.isFailure !== true) throw new Inapplicable('It did not meet them all and then fail')
    return await lookAtWords(scene, run, situation)
  },
}

export const stalledOnce: Together = { situation: { log: plain, wire: [alter(stallAt(half)), refuseWith(404)] } }

/** The middle of a log, after which nothing more arrives. */
export const stalled: Situation = { log: sampleLog('stalled', 20), wire: [alter(stallAt(300))] }

/** A second, or longer in a second try. */
export const soonMs = ({ patienceMs }: ReaderScene): number => patienceMs / 6

/** The reader has asked and, if it should print something, has begun; it has had time for what comes then. */
export async function settle(scene: ReaderScene, run: ReaderRun, isPrinting = false): Promise<void> {
  await run.until(() => run.hasBegun, scene.patienceMs)
  if (isPrinting) await run.until(() => run.received > 0 || run.ending !== undefined, scene.patienceMs)
  await run.ends(scene.patienceMs / 10)
}

/** The reader, in the middle of this situation, ends soon after a signal. Code: `ignored`. */
export function lookAtStop(signal: NodeJS.Signals): Look {
  return async (scene, run, { output }) => {
    await settle(scene, run, output === 'never')
    if (run.ending !== undefined) throw new Inapplicable(`It has ended before: ${run.ending.words}`)
    run.signal(signal)
    if (await run.ends(soonMs(scene))) return undefined
    scene.noteLate()
    return finding('ignored', `an end soon after ${signal}`, `none within ${soonMs(scene)} ms`)
  }
}

/** A reader that was stopped with a part of the log has not ended like one that got it whole. Code: `taken-for-whole`. */
export function lookAtStopped(run: ReaderRun): Finding | undefined {
  if (run.ending?.isFailure !== false) return undefined
  return finding('taken-for-whole', 'another exit code than 0 after SIGINT', `${run.ending.words}${told(run)}`)
}

export const interrupted: Together = {
  situation: stalled,
  look: async (scene, run, situation) => (await lookAtStop('SIGINT')(scene, run, situation)) ?? lookAtStopped(run),
}
