import { finding } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'
import { endsWell, firstBroken } from '../checks.ts'
import { refuseWith } from '../on-the-wire.ts'
import type { ReaderPromise, ReaderScene } from '../reader-clause.ts'
import { faultyReaders } from '../reader-clause.ts'
import type { ReaderRun } from '../reader-run.ts'
import { interrupted, lookAtStop, settle, soonMs, stalled } from '../stopping.ts'
import { plainly, stalledOnce } from '../together.ts'

const source = cite([
  'POSIX.1-2017, signal.h',
  'SIGINT T Terminal interrupt signal. SIGTERM T Termination signal. T Abnormal termination of the process.',
])
const large = sampleLog('large', 800).repeat(100)

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
    ...{ situation: stalled, look: lookAtStop('SIGINT'), together: interrupted },
    brokenBy: faultyReaders('ignored', { 'ignores-sigint': ['SIGINT is ignored', ignores('SIGINT')] }),
  },
  {
    id: 'obedient/terminate',
    title: 'SIGTERM ends the reader within a second',
    ...{ situation: stalled, look: lookAtStop('SIGTERM'), together: stalledOnce },
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
    ...{ situation: { log: large, output: 'never' }, look: lookAtStop('SIGTERM') },
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
    ...{ situation: { wire: [refuseWith(503, [['Retry-After', '30']])] }, look: lookAtStop('SIGTERM') },
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
    situation: { log: large, isRunning: true },
    async look(scene, run) {
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
    ...{ situation: { log: sampleLog('short', 5) }, together: plainly },
    look: (scene, run) =>
      firstBroken(
        () => endsWell(scene, run),
        () => checkGone(scene, run),
      ),
    brokenBy: faultyReaders('left', { 'leaves-a-process': ['A process of its own is left behind', leaves] }),
  },
  {
    id: 'obedient/stopped-leaves-nothing',
    title: 'No process is left when the reader has been stopped',
    restsOn: ['obedient/terminate', 'obedient/leaves-nothing'],
    ...{ situation: stalled, together: stalledOnce },
    async look(scene, run) {
      await settle(scene, run)
      run.signal('SIGTERM')
      await run.ends(soonMs(scene))
      return run.ending === undefined ? [] : await checkGone(scene, run)
    },
    brokenBy: faultyReaders('left', {
      'leaves-a-process-when-stopped': ['A stop leaves a process behind', `process.on("SIGTERM", () => { ${leaves}; process.exit(1) })`],
    }),
  },
]

export const obedient: readonly ReaderPromise[] = promises.map((promise) => ({
  ...{ basis: 'expected', source, needs: ['process'] },
  ...promise,
}))
