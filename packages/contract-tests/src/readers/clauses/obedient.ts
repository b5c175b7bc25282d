import type { Clause } from '../../clause/clause.ts'
import { finding } from '../../clause/finding.ts'
import { Inapplicable } from '../../clause/scene.ts'
import { cite } from '../../endpoint/operation.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'
import { begins, endsWell } from '../checks.ts'
import { alter, refuseWith, stallAt } from '../on-the-wire.ts'
import type { ReaderPromise, ReaderScene } from '../reader-clause.ts'
import { faultyReaders, toClause } from '../reader-clause.ts'
import type { ReaderRun } from '../reader-run.ts'
import type { Situation } from '../reader-target.ts'

const source = cite([
  'POSIX.1-2017, signal.h',
  'SIGINT T Terminal interrupt signal. SIGTERM T Termination signal. T Abnormal termination of the process.',
])
const stalled: Situation = { log: sampleLog('stalled', 20), wire: [alter(stallAt(300))] }
const large = sampleLog('large', 800).repeat(100)

/** A second, or longer in a second try. */
const soonMs = ({ patienceMs }: ReaderScene): number => patienceMs / 6

/** The reader has asked, and if it is to print something, begun with it; what comes then, it has had time for. */
async function settle(scene: ReaderScene, run: ReaderRun, isPrinting: boolean): Promise<void> {
  await begins(scene, run, () => (isPrinting ? run.received > 0 : run.requests.length > 0))
  await run.ends(scene.patienceMs / 10)
}

/** The reader, in the middle of what this situation is, ends soon after a signal. Code: `ignored`. */
async function checkSignal(scene: ReaderScene, situation: Situation, signal: NodeJS.Signals) {
  await using run = await scene.arrange.read(situation)
  await settle(scene, run, situation.isUnread === true)
  if (run.ending !== undefined) throw new Inapplicable(`It has ended before: ${run.ending.words}`)
  run.started?.signal(signal)
  if (await run.ends(soonMs(scene))) return []
  scene.noteLate()
  return [finding('ignored', `an end soon after ${signal}`, `none within ${soonMs(scene)} ms`)]
}

/** No process of the reader is left, soon after its end. Code: `left`. */
async function checkGone(scene: ReaderScene, run: ReaderRun) {
  const deadline = performance.now() + soonMs(scene)
  let left = run.started?.left() ?? []
  while (left.length > 0 && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    left = run.started?.left() ?? []
  }
  if (left.length === 0) return []
  scene.noteLate()
  return [finding('left', 'no process of the reader', `${left.length} left running`)]
}

const ignores = (name: string): string => `process.on("${name}", () => {})`
const leaves = 'process.getBuiltinModule("child_process").spawn("sleep", ["30"], { detached: true, stdio: "ignore" })'

const promises: readonly Omit<ReaderPromise, 'basis' | 'source'>[] = [
  {
    id: 'obedient/interrupt',
    title: 'SIGINT ends the reader within a second',
    restsOn: ['obedient/terminate'],
    check: (scene) => checkSignal(scene, stalled, 'SIGINT'),
    brokenBy: faultyReaders('ignored', { 'ignores-sigint': ['SIGINT is ignored', ignores('SIGINT')] }),
  },
  {
    id: 'obedient/terminate',
    title: 'SIGTERM ends the reader within a second',
    check: (scene) => checkSignal(scene, stalled, 'SIGTERM'),
    brokenBy: faultyReaders('ignored', {
      'ignores-sigterm': ['SIGTERM is ignored', ignores('SIGTERM')],
      'stops-at-the-next-byte': [
        'A stop waits for the next byte',
        'let stop = false; process.on("SIGTERM", () => { stop = true }); r.print = (b) => stop ? r.end(1) : b',
      ],
    }),
  },
  {
    id: 'obedient/unread',
    title: 'SIGTERM ends the reader within a second when nobody reads what it prints',
    restsOn: ['obedient/terminate'],
    check: (scene) => checkSignal(scene, { log: large, isUnread: true }, 'SIGTERM'),
    brokenBy: faultyReaders('ignored', {
      'waits-for-its-output': [
        'A stop waits until all is printed',
        'let n = 0; process.on("SIGTERM", () => { if (n === 0) r.end(1) }); const w = r.write; r.write = async (b) => { n++; await w(b); n-- }',
      ],
    }),
  },
  {
    id: 'obedient/waiting',
    title: 'SIGTERM ends the reader within a second when it waits to ask again',
    restsOn: ['obedient/terminate'],
    check: (scene) => checkSignal(scene, { wire: [refuseWith(503, [['Retry-After', '30']])] }, 'SIGTERM'),
    brokenBy: faultyReaders('ignored', {
      'sleeps-on': [
        'A wait goes on whatever comes',
        'const m = r.waitMs; r.waitMs = (...a) => { process.on("SIGTERM", () => {}); return m(...a) }',
      ],
    }),
  },
  {
    id: 'obedient/closed',
    title: 'The reader ends when what it prints to is closed',
    needs: ['process', 'follow'],
    restsOn: ['live/each-line', 'obedient/terminate'],
    async check(scene) {
      await using run = await scene.arrange.read({ log: large, isRunning: true })
      await run.until(() => run.received > 0 || run.ending !== undefined, scene.patienceMs)
      run.started?.closeOutput()
      const end = performance.now() + scene.patienceMs
      for (let number = 1; run.ending === undefined && performance.now() < end; number += 1) {
        run.log.append(sampleLine('more', number))
        await run.ends(50)
      }
      if (run.ending !== undefined) return []
      scene.noteLate()
      return [finding('not-ended', 'an end when its output is closed', `none within ${scene.patienceMs} ms`)]
    },
    brokenBy: faultyReaders('not-ended', {
      'prints-to-nobody': [
        'A closed output is not noticed',
        'process.stdout.removeAllListeners("error"); process.stdout.on("error", () => {}); r.write = (b) => void process.stdout.write(b)',
      ],
    }),
  },
  {
    id: 'obedient/leaves-nothing',
    title: 'No process is left when the reader has ended',
    restsOn: ['whole/ends'],
    async check(scene) {
      await using run = await scene.arrange.read({ log: sampleLog('short', 5) })
      const broken = await endsWell(scene, run)
      return broken.length > 0 ? broken : await checkGone(scene, run)
    },
    brokenBy: faultyReaders('left', { 'leaves-a-process': ['A process of its own is left behind', leaves] }),
  },
  {
    id: 'obedient/stopped-leaves-nothing',
    title: 'No process is left when the reader has been stopped',
    restsOn: ['obedient/terminate', 'obedient/leaves-nothing'],
    async check(scene) {
      await using run = await scene.arrange.read(stalled)
      await settle(scene, run, false)
      run.started?.signal('SIGTERM')
      await run.ends(soonMs(scene))
      return run.ending === undefined ? [] : await checkGone(scene, run)
    },
    brokenBy: faultyReaders('left', {
      'leaves-a-process-when-stopped': ['A stop leaves a process behind', `process.on("SIGTERM", () => { ${leaves}; process.exit(1) })`],
    }),
  },
]

export const obedient: readonly Clause[] = promises.map((promise) =>
  toClause({ basis: 'expected', source, needs: ['process'], ...promise }),
)
