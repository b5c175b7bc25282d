import { EventEmitter, once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { RunDisturbed } from '../../src/index.ts'
import type { Steering } from '../../src/targets/steering/steered-arrangements.ts'
import type { Policy } from './policy.ts'

export interface Run {
  readonly owner: string | undefined
  readonly startedAt: number
  readonly changes: EventEmitter
  bytes: Buffer
  finished: boolean
}

const stamp = '2017-07-14T06:00:49.733Z '

/** All runs and tokens, and how to steer them. */
export type Runs = ReturnType<typeof createRuns>

export function createRuns({ countedIds, restricted, sameId, stamped }: Policy) {
  const owners = new Map<string, string>()
  const runs = new Map<string, Run>()
  const requests = new Map<string, number>()
  let limit = Number.POSITIVE_INFINITY
  let started = 1000
  const steered = (id: string): Run => {
    const run = runs.get(sameId(encodeURIComponent(id)))
    if (run === undefined || run.finished) throw new RunDisturbed(`The run ${id} has ended`)
    return run
  }
  const steering: Steering = {
    async startRun({ id, owner, access }) {
      started += 1
      const given = id ?? (countedIds ? `${started}` : `HG7ML7M8z78Y${started}`)
      const held = access === 'owner' ? owner : restricted ? 'contract-tests' : undefined
      const changes = new EventEmitter().setMaxListeners(0)
      const run = { owner: held, startedAt: Date.now(), changes, bytes: Buffer.alloc(0), finished: false }
      runs.set(sameId(encodeURIComponent(given)), run)
      if (stamped) await steering.append(given, Buffer.from('ACTOR: Creating container.\n'))
      return given
    },
    async append(id, bytes) {
      const run = steered(id)
      const lineStart = run.bytes.length === 0 || run.bytes.at(-1) === 10 ? /^|\n(?!$)/g : /\n(?!$)/g
      const text = Buffer.from(bytes).toString('latin1')
      const written = stamped ? text.replaceAll(lineStart, (newline) => newline + stamp) : text
      run.bytes = Buffer.concat([run.bytes, Buffer.from(written, 'latin1')])
      run.changes.emit('change')
      await setImmediate()
    },
    async finish(id) {
      const run = steered(id)
      const newline = run.bytes.at(-1) === 10 ? '' : '\n'
      if (stamped) await steering.append(id, Buffer.from(`${newline}ACTOR: Done.\n`))
      run.finished = true
      run.changes.emit('change')
    },
    async deleteRun(id) {
      const key = sameId(encodeURIComponent(id))
      const run = runs.get(key)
      runs.delete(key)
      if (run !== undefined) run.finished = true
      run?.changes.emit('change')
    },
    async createToken(owner) {
      const token = `permitted_${owners.size}_of_${owner}_Zk3`
      owners.set(token, owner)
      return token
    },
    async setRateLimit(perSecond) {
      limit = perSecond
    },
  }
  /** Counts a request for a log; returns false if it exceeds the limit. */
  const admits = (id: string): boolean => {
    const key = `${id} ${Math.floor(Date.now() / 1000)}`
    const count = (requests.get(key) ?? 0) + 1
    requests.set(key, count)
    return count <= limit
  }
  return { owners, find: (id: string) => runs.get(id), admits, steering }
}

/** The log of a run as it is now. */
export function read({ bytes, finished }: Run, raw: boolean, policy: Policy): Buffer {
  if (raw) return bytes
  if (!finished) return print(ready(bytes, policy), policy)
  const once = printed.get(bytes) ?? print(bytes, policy)
  printed.set(bytes, once)
  return once
}

/** Finished logs, cached: some have megabytes and are read a dozen times. */
const printed = new WeakMap<Buffer, Buffer>()

/** The log of a run as it grows, until the run ends. */
export async function* follow(run: Run, raw: boolean, policy: Policy): AsyncGenerator<Buffer> {
  const until = Number.isFinite(policy.streamMs) ? { signal: AbortSignal.timeout(policy.streamMs) } : {}
  for (let passed = 0; ; ) {
    const { bytes, finished } = run
    const rest = bytes.subarray(passed)
    const now = raw || finished ? rest : ready(rest, policy)
    passed += now.length
    if (now.length > 0) yield raw ? now : print(now, policy)
    if (finished || until.signal?.aborted === true) return
    if (run.bytes === bytes && !run.finished) await once(run.changes, 'change', until).catch(() => {})
  }
}

/** What can be printed before the rest of an escape code, a character or a line is written. */
function ready(bytes: Buffer, { wholeLines, parts }: Policy): Buffer {
  if (wholeLines) return bytes.subarray(0, bytes.lastIndexOf('\n') + 1)
  const begun = bytes.toString('latin1').search(new RegExp(`(?:${Object.values(parts).join('|')})$`))
  return begun === -1 ? bytes : bytes.subarray(0, begun)
}

/** ASCII in runs: otherwise each character of a log of megabytes would be a string. */
const characters = /[\0-\x7f]+|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g

/** Only the printable characters, without ANSI escape codes. */
function print(bytes: Buffer, { invalid, codes, controls, switches }: Policy): Buffer {
  const whole = (invalid === 'replaced' ? Buffer.from(bytes.toString()) : bytes).toString('latin1')
  const text = invalid === 'dropped' ? (whole.match(characters) ?? []).join('') : whole
  const plain = text.replaceAll(new RegExp(Object.values(codes).join('|'), 'g'), '').replaceAll(controls, '')
  return Buffer.from(
    switches.reduce((sofar, { print: change }) => change?.(sofar) ?? sofar, plain),
    'latin1',
  )
}
