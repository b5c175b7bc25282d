import { finding } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'
import { refuseWith } from '../on-the-wire.ts'
import type { ReaderPromise, ReaderScene } from '../reader-clause.ts'
import { endsWell, promises } from '../reader-clause.ts'
import type { ReaderRun } from '../reader-run.ts'
import { interrupted, lookAtStop, plainly, settle, soonMs, stalled, stalledOnce } from '../together.ts'

const large = sampleLog('large', 800).repeat(100)

/** Soon after the reader's end, none of its processes is left. Code: `left`. */
async function checkGone(scene: ReaderScene, run: ReaderRun) {
  const deadline = performance.now() + soonMs(scene)
  let left = run.started?.left() ?? []
  while (left.length > 0 && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    left = run.started?.left() ?? []
  }
  if (left.length === 0) return undefined
  scene.noteLate()
  return finding('left', 'no process of the reader', `${left.length} left running`)
}

const ignores = (name: string): string => `process.on("${name}", () => {})`
const leaves = 'process.getBuiltinModule("child_process").spawn("sleep", ["30"], { detached: true, stdio: "ignore" })'

const group = {
  ...({ code: 'ignored', basis: 'expected', needs: ['process'], restsOn: ['obedient/terminate'] } as const),
  source: cite([
    'POSIX.1-2017, signal.h',
    'SIGINT T Terminal interrupt signal. SIGTERM T Termination signal. T Abnormal termination of the process.',
  ]),
  look: lookAtStop('SIGTERM'),
}

export const obedient: readonly ReaderPromise[] = promises(group, {
  'obedient/interrupt': [
    'SIGINT ends the reader within a second',
    stalled,
    { 'ignores-sigint': ['SIGINT is ignored', ignores('SIGINT')] },
    { look: lookAtStop('SIGINT'), together: interrupted },
  ],
  'obedient/terminate': [
    'SIGTERM ends the reader within a second',
    stalled,
    {
      'ignores-sigterm': ['SIGTERM is ignored', ignores('SIGTERM')],
      'stops-at-the-next-byte': [
        'A stop waits for the next byte',
        'let stop = false; process.on("SIGTERM", () => { stop = true }); r.print = (b) => stop ? r.end(1) : b',
      ],
    },
    { restsOn: [], together: stalledOnce },
  ],
  'obedient/unread': [
    'SIGTERM ends the reader within a second when nobody reads what it prints',
    { log: large, output: 'never' },
    {
      'waits-for-its-output': [
        'A stop waits until everything is printed',
        'let n = 0; process.on("SIGTERM", () => { if (n === 0) r.end(1) }); const w = r.write; r.write = async (b) => { n++; await w(b); n-- }',
      ],
    },
  ],
  'obedient/waiting': [
    'SIGTERM ends the reader within a second when it waits to ask again',
    { wire: [refuseWith(503, [['Retry-After', '30']])] },
    {
      'sleeps-on': [
        'A wait goes on regardless of signals',
        'const m = r.waitMs; r.waitMs = (...a) => { process.on("SIGTERM", () => {}); return m(...a) }',
      ],
    },
  ],
  'obedient/closed': [
    'The reader ends when what it prints to is closed',
    { log: large, isRunning: true },
    {
      'prints-to-nobody': [
        'A closed output is not noticed',
        'process.stdout.removeAllListeners("error"); process.stdout.on("error", () => {}); r.write = (b) => void process.stdout.write(b)',
        'not-ended',
      ],
    },
    {
      needs: ['process', 'follow'],
      restsOn: ['live/each-line', 'obedient/terminate'],
      async look(scene, run) {
        await run.until(() => run.received > 0 || run.ending !== undefined, scene.patienceMs)
        run.started?.closeOutput()
        const end = performance.now() + scene.patienceMs
        for (let number = 1; run.ending === undefined && performance.now() < end; number += 1) {
          run.log.append(sampleLine('more', number))
          await run.ends(50)
        }
        if (run.ending !== undefined) return undefined
        scene.noteLate()
        return finding('not-ended', 'an end when its output is closed', `none within ${scene.patienceMs} ms`)
      },
    },
  ],
  'obedient/leaves-nothing': [
    'No process is left when the reader has ended',
    { log: sampleLog('short', 5) },
    { 'leaves-a-process': ['A process of its own is left behind', leaves, 'left'] },
    {
      restsOn: [],
      together: plainly,
      look: async (scene, run) => (await endsWell(scene, run)) ?? (await checkGone(scene, run)),
    },
  ],
  'obedient/stopped-leaves-nothing': [
    'No process is left when the reader has been stopped',
    stalled,
    {
      'leaves-a-process-when-stopped': [
        'A stop leaves a process behind',
        `process.on("SIGTERM", () => { ${leaves}; process.exit(1) })`,
        'left',
      ],
    },
    {
      restsOn: ['obedient/terminate', 'obedient/leaves-nothing'],
      together: stalledOnce,
      async look(scene, run) {
        await settle(scene, run)
        run.signal('SIGTERM')
        await run.ends(soonMs(scene))
        return run.ending === undefined ? undefined : await checkGone(scene, run)
      },
    },
  ],
})
