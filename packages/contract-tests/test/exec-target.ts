import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Blocked } from '../src/clause/scene.ts'
import { listen } from '../src/proof/serve-mutant.ts'
import type { Steering } from '../src/targets/steering/steered-arrangements.ts'
import { createSteeredArrangements } from '../src/targets/steering/steered-arrangements.ts'
import type { Target } from '../src/targets/target.ts'
import { defineTarget } from '../src/targets/target.ts'
import { frames } from '../src/witness/frame.ts'
import { passOn } from './pass-on.ts'

const program = fileURLToPath(new URL('../../server/bin/get-log-server.js', import.meta.url))
const frame = frames['stamped-lines']
const answerMs = 20_000

/**
 * A target each of whose runs is a process, `get-log-server exec -- cat`, which prints what is written to it. What is asked for a log reaches the
 * process of that log, byte for byte.
 */
export async function startExecTarget(): Promise<Target> {
  const execs = new Map<string, { readonly child: ChildProcess; readonly log: URL }>()
  const finished = new Set<string>()
  const execOf = (id: string) => {
    const exec = execs.get(id)
    if (exec === undefined) throw new Blocked(`No process has the run ${id}`)
    return exec
  }
  const readLog = async (id: string, query: string): Promise<Buffer> => {
    const signal = AbortSignal.timeout(answerMs)
    return Buffer.from(await (await fetch(`${execOf(id).log}?raw=1${query}`, { signal })).arrayBuffer())
  }
  const steering: Steering = {
    async startRun({ id = randomUUID() }) {
      const child = spawn(process.execPath, [program, 'exec', '--id', id, '--keep', '120', '--', 'cat'], {
        stdio: ['pipe', 'ignore', 'pipe'],
      })
      const [line] = (await once(createInterface(child.stderr), 'line')) as [string]
      execs.set(id, { child, log: new URL(line.replace('log on ', '')) })
      return id
    },
    append: async (id, bytes) => void execOf(id).child.stdin?.write(bytes),
    async settle(id, bytes) {
      while (!finished.has(id) && frame.unframe().push(await readLog(id, '')).length < bytes) await sleep(100)
    },
    async finish(id) {
      finished.add(id)
      execOf(id).child.stdin?.end()
      await readLog(id, '&stream=1')
    },
    async deleteRun(id) {
      const { child } = execs.get(id) ?? {}
      if (child?.kill('SIGKILL')) await once(child, 'exit')
      execs.delete(id)
    },
    createToken: async () => Promise.reject(new Blocked('exec knows no token')),
    setRateLimit: async () => Promise.reject(new Blocked('exec has one rate limit')),
  }
  const any = await steering.startRun({})
  const router = createServer((socket) =>
    socket.once('data', (head) => {
      const [, id = ''] = /^\S+ \/v2\/logs\/([\w-]+)/.exec(head.toString('latin1')) ?? []
      passOn(socket, head, Number((execs.get(id) ?? execOf(any)).log.port))
    }),
  )
  const listening = await listen(router)
  const steered = createSteeredArrangements(steering, frame)
  const { finishedLog, writtenLog, ansiLog, largeLog, growingLog, steeredLog, buildLog, knownLog, unknownLog } =
    steered.arrange
  return defineTarget({
    name: 'exec',
    url: listening.url,
    arrange: { finishedLog, writtenLog, ansiLog, largeLog, growingLog, steeredLog, buildLog, knownLog, unknownLog },
    secrets: steered.secrets,
    async close() {
      await listening[Symbol.asyncDispose]()
      await steered[Symbol.asyncDispose]()
      await steering.deleteRun(any)
    },
  })
}
