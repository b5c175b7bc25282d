import { finding } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { excerpt } from '../../print/excerpt.ts'
import { sampleLine } from '../../samples/sample-log.ts'
import type { ReaderPromise, ReaderScene, Together } from '../reader-clause.ts'
import { askedLittle, endsWith, promises, told } from '../reader-clause.ts'
import type { ReaderRun } from '../reader-run.ts'

const [first, second, third, fourth] = [1, 2, 3, 4].map((number) => sampleLine('live', number)) as [string, string, string, string]

/** The reader prints each line while the run is running; only then is the next written. Codes: `ended-early`, `not-delivered`. */
async function deliver(scene: ReaderScene, run: ReaderRun, lines: readonly string[], isWritten = false) {
  for (const [index, line] of lines.entries()) {
    if (index > 0 || !isWritten) run.log.append(line)
    const isOut = (): boolean => run.output.includes(line.trim())
    await run.until(() => isOut() || run.ending !== undefined, scene.patienceMs)
    if (isOut()) continue
    const expected = `${excerpt(line)} while the run is running`
    const printed = `${excerpt(run.output)} printed`
    if (run.ending !== undefined) return finding('ended-early', expected, `${run.ending.words}, with ${printed}${told(run)}`)
    // Output that appears only at the end, though it could have been read all the time, was held back, unless everything is slow.
    const wasThere = run.isReading && run.slowness === 1
    run.log.finish()
    if (!wasThere || !(await run.during(isOut, scene.patienceMs / 12))) scene.noteLate()
    return finding('not-delivered', expected, `${printed} within ${scene.patienceMs} ms`)
  }
  return undefined
}

/** The run ends with a last line, and so does the reader. Codes: those of `lookWhole`. */
export function endWith(scene: ReaderScene, run: ReaderRun, line: string, log: string) {
  run.log.append(line)
  run.log.finish()
  return endsWith(scene, run, log)
}

/** The reader has asked, and goes on for this long although nothing arrives. */
async function bearSilence(run: ReaderRun, ms: number) {
  if (!(await run.during(() => run.ending !== undefined, ms))) return undefined
  return finding(
    'ended-early',
    `a reader that waits for a run that is running`,
    `${run.ending?.words} in a silence of ${ms} ms${told(run)}`,
  )
}

/** A run from before its first line to its end, with a silence in the middle. */
export const throughout: Together = {
  situation: { isRunning: true },
  look: async (scene, run) =>
    (await bearSilence(run, scene.silenceMs / 2)) ??
    (await deliver(scene, run, [first, second])) ??
    (await bearSilence(run, scene.silenceMs)) ??
    (await deliver(scene, run, [third])) ??
    askedLittle(run) ??
    (await endWith(scene, run, fourth, first + second + third + fourth)),
}

const group = {
  ...({ code: 'ended-early', basis: 'documented', needs: ['follow'], restsOn: ['live/each-line'], waits: true } as const),
  source: cite(parameterPointer('stream')),
  together: throughout,
}

export const live: readonly ReaderPromise[] = promises(group, {
  'live/each-line': [
    'A line is printed before the next is written',
    { isRunning: true, log: first },
    {
      'prints-at-the-end': [
        'Everything is printed once the run has ended',
        'const all = []; r.write = (b) => void all.push(b); const e = r.end; r.end = (c) => process.stdout.write(Buffer.concat(all), () => e(c))',
        'not-delivered',
      ],
      'holds-a-line-back': [
        'A line is printed only when the next arrives',
        'let held = ""; r.print = (b) => { const h = held; held = b; return h }; const e = r.end; r.end = (c) => process.stdout.write(held, () => e(c))',
        'not-delivered',
      ],
      'does-not-stream': ['What is there is printed, and that is all', 'r.query = ""'],
    },
    { restsOn: ['whole/plain'], look: (scene, run) => deliver(scene, run, [first, second, third], true) },
  ],
  'live/nothing-yet': [
    'A run that has printed nothing yet is waited for',
    { isRunning: true },
    {
      'takes-nothing-yet-for-empty': ['A run without a byte is over', 'setTimeout(() => r.seen.length === 0 && r.end(0), 300)'],
    },
    {
      look: async (scene, run) => (await bearSilence(run, scene.silenceMs / 2)) ?? (await deliver(scene, run, [first, second])),
    },
  ],
  'live/silence': [
    'A line after a long silence is printed before the next is written',
    { isRunning: true, log: first },
    {
      'gives-up-in-a-silence': ['A second of silence is an error', 'r.onAnswer = (a) => void a.setTimeout(1000, () => r.end(1))'],
    },
    {
      restsOn: ['live/each-line', 'live/nothing-yet'],
      look: async (scene, run) =>
        (await deliver(scene, run, [first], true)) ??
        (await bearSilence(run, scene.silenceMs)) ??
        (await deliver(scene, run, [second, third])),
    },
  ],
  'live/ends': [
    'The reader ends when the run has ended, and has printed the whole log',
    { isRunning: true, log: first },
    {
      'asks-for-ever': [
        'It keeps asking after the run has ended',
        'r.isEnd = () => false; r.onAnswer = () => new Promise((go) => setTimeout(go, 500))',
        'not-ended',
      ],
    },
    {
      look: async (scene, run) =>
        (await deliver(scene, run, [first, second], true)) ?? (await endWith(scene, run, third, first + second + third)),
    },
  ],
})
