import { createServer } from 'node:http'
import { availableParallelism } from 'node:os'
import type { Run } from '@get-log/server'
import { createLogServer } from '@get-log/server'
import { Blocked, Inapplicable } from '../clause/scene.ts'
import type { Fault } from '../faults/counterexample.ts'
import type { Intercept, WireAnswer } from '../faults/wire.ts'
import { answerWith, withQuery } from '../faults/wire.ts'
import { listen, serveMutant } from '../proof/serve-mutant.ts'
import { Slots } from '../targets/live/slots.ts'
import type { Target } from '../targets/target.ts'
import { passOn } from './on-the-wire.ts'
import type { Claim, ReaderAdapter } from './reader.ts'
import { claims } from './reader.ts'
import type { ReaderScene, Together } from './reader-clause.ts'
import { ReaderRun } from './reader-run.ts'
import { startCommand, startLibrary } from './start-reader.ts'

/** The situation of a reader. */
export interface Situation {
  /** The log when the reader starts; default empty. */
  readonly log?: Uint8Array | string
  /** Whether the run goes on until the clause ends it. */
  readonly isRunning?: boolean
  /** What the wire does to each answer in turn; the last applies to all that follow. Default: nothing. */
  readonly wire?: readonly [Fault, ...Fault[]]
  /** Whether nothing listens where the reader asks. */
  readonly isGone?: boolean
  /** When the reader's output is read. Default: at once. */
  readonly output?: 'at once' | 'late' | 'never'
}

/** The only arrangement of a reader: to read. */
export interface ReaderArrangements extends Readonly<Record<Claim | 'process', true | string>> {
  read(situation: Situation): Promise<ReaderRun>
  /** Whether one reading shows that several promises are kept; judged once. */
  isKept(shown: Required<Pick<Together, 'situation' | 'look'>>, scene: ReaderScene): Promise<boolean>
}

/** Beyond the log itself, this much output is kept before the reader is ended. */
const mostMore = 1024 * 1024

const usualPatienceMs = 6000

/** How many readers may start at once, which is what takes CPU time, and how many may read. */
const [mostStarting, mostReading] = [3 * availableParallelism(), 16]

/** Turns a reader into a target: it gets the reference server over a wire that can misbehave. */
export async function createReaderTarget(adapter: ReaderAdapter): Promise<Target> {
  const server = createLogServer()
  const { url: upstream } = await server.listen()
  const secrets = new Set<string>()
  const claimed = adapter.claims ?? ['whole']
  const name = adapter.name ?? nameOf(adapter)
  const starting = new Slots(mostStarting)
  const reading = new Slots(mostReading)
  const active = new Set<ReaderRun>()
  let startMs: number | undefined
  const read = async (situation: Situation): Promise<ReaderRun> => {
    const { log = '', isRunning = false, wire = [passOn], isGone = false, output = 'at once' } = situation
    await reading.take(undefined)
    await starting.take(undefined)
    const run = server.runs.start()
    if (log.length > 0) run.append(log)
    if (!isRunning) run.finish()
    const token = server.tokens.add('reader')
    secrets.add(token)
    const intercepts = wire.map((fault) => fault(server.runs))
    const serving = await serveMutant(upstream, async (request, forward) => {
      // A reader may ask the platform whether the run has ended: that is not a request for the log.
      if (/^\/v2\/actor-runs\/[^/?]+(\?|$)/.test(request.path)) return tellStatus(run)
      const intercept = intercepts[Math.min(reader.requests.length, intercepts.length - 1)] as Intercept
      reader.noteRequest({ at: performance.now(), path: request.path, fields: request.fields })
      // Whatever flags a reader sends, it gets the log as it was written.
      const answer = await intercept(request, (changed) => forward(withQuery(changed, 'raw', '1')))
      return { ...answer, body: reader.noteBody(answer.body) }
    })
    const reader = new ReaderRun({
      token,
      log: run,
      isExact: claimed.includes('whole'),
      mostBytes: log.length + mostMore,
      startMs: () => startMs,
      onBegin: (tookMs) => {
        starting.give(false)
        if (tookMs !== undefined) startMs = Math.max(startMs ?? 0, tookMs)
      },
      onDispose: async () => {
        active.delete(reader)
        reading.give(false)
        await serving[Symbol.asyncDispose]()
        server.runs.delete(run.id)
      },
    })
    active.add(reader)
    const given = { url: isGone ? await closedUrl() : serving.url, id: run.id, token }
    try {
      reader.started =
        'command' in adapter
          ? await startCommand(adapter.command, given, reader, output)
          : startLibrary(adapter.read, given, reader)
    } catch (error) {
      await reader[Symbol.asyncDispose]()
      throw error
    }
    return reader
  }
  const kept = new Map<Situation, Promise<boolean>>()
  const isKept: ReaderArrangements['isKept'] = ({ situation, look }, scene): Promise<boolean> => {
    const show = async (): Promise<boolean> => {
      await using run = await read(situation)
      return (await look({ ...scene, noteLate: () => {} }, run, situation)) === undefined
    }
    const shown =
      kept.get(situation) ??
      show().catch((error) => {
        if (error instanceof Inapplicable) return false
        throw error
      })
    kept.set(situation, shown)
    return shown
  }
  const unclaimed = (claim: string): string => `${name} does not claim it: --claims ${claim}`
  const arrange = {
    ...Object.fromEntries(claims.map((claim) => [claim, claimed.includes(claim) || unclaimed(claim)])),
    process: 'command' in adapter || 'A library is not a separate process: it gets no signals and prints nothing',
    read,
    isKept,
  }
  return {
    name,
    url: 'command' in adapter ? (adapter.file ?? quoteWords(adapter.command)) : '',
    arrange: arrange as Target['arrange'],
    secrets,
    patienceMs: usualPatienceMs,
    ...('command' in adapter && { reproduce: (clause: string) => reproduce(adapter, claimed, clause) }),
    close: async () => {
      for (const slots of [reading, starting]) slots.close(new Blocked('The judging of the reader is over'))
      await Promise.all([...active].map((run) => run[Symbol.asyncDispose]()))
      await server.close()
    },
  }
}

type Command = Extract<ReaderAdapter, { command: unknown }>

function reproduce({ command, file }: Command, claimed: readonly string[], clause: string): string {
  const reader = file === undefined ? `-- ${quoteWords(command)}` : `--adapter ${file}`
  return `get-log-contract readers --clause ${clause} --claims ${claimed.join(',')} ${reader}`
}

/** Words quoted for a shell. */
function quoteWords(words: readonly string[]): string {
  return words.map((word) => (/^[\w@%+=:,./{}-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ')
}

function nameOf(adapter: ReaderAdapter): string {
  if (!('command' in adapter)) return 'the reader'
  const baseNames = adapter.command.filter((word) => !word.startsWith('-')).map((word) => word.replace(/^.*\//, ''))
  const [program = '', script] = baseNames
  return /^(node|bun|deno|npx|sh|bash|python3?|ruby)$/.test(program) && /^[\w.-]+$/.test(script ?? '')
    ? (script as string)
    : program
}

/** A short form of the platform's description of a run. */
function tellStatus({ id, state }: Run): WireAnswer {
  const data = { id, status: state === 'finished' ? 'SUCCEEDED' : 'RUNNING' }
  return answerWith(200, 'application/json', JSON.stringify({ data }))
}

/** Where nothing listens. */
async function closedUrl(): Promise<string> {
  await using listening = await listen(createServer())
  return listening.url
}
