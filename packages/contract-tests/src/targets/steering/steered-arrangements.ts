import type { Arrangements, Guard, Log, RateLimit, SteeredLog, WrittenLog } from '../../clause/arrangements.ts'
import { ansiSample } from '../../samples/ansi-sample.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'
import { createUnknownId } from '../../samples/unknown-id.ts'
import type { Frame } from '../../witness/frame.ts'
import { frames } from '../../witness/frame.ts'

/** How to start a run: all of it is optional. */
export interface RunSettings {
  readonly id?: string
  readonly owner?: string
  readonly access?: 'anyone' | 'owner'
}

/**
 * Steers a log server. A step that cannot be done throws `Blocked`, or `RunDisturbed` if the run, which nobody else steers, has ended or is gone.
 */
export interface Steering {
  /** Starts a run and gives its id. */
  startRun(settings: RunSettings): Promise<string>
  /** Runs something that prints exactly these bytes, and returns its id once it has ended; the same bytes may share a run. Default: step by step. */
  printRun?(settings: RunSettings, bytes: Uint8Array): Promise<string>
  /** Resolves once this much of what was appended can be read, if that takes a while. */
  settle?(id: string, bytes: number): Promise<void>
  append(id: string, bytes: Uint8Array): Promise<void>
  finish(id: string): Promise<void>
  /** Forgets a run, if there is one. */
  deleteRun(id: string): Promise<void>
  createToken(owner: string): Promise<string>
  setRateLimit(perSecond: number): Promise<void>
}

const owner = 'contract-tests'
const someoneElse = 'contract-tests-someone-else'
const usualLimit = 60
const newline = 0x0a

// 9.2 MB, or 10.3 MB with a time before each line. The provider keeps 10 MiB of a log: a server that cuts there, as the provider does, breaks no promise.
const largePart = 13_800
const largeLabel = `large ${'.'.repeat(180)}`

/** Arranges every situation on the steered server with this frame; disposing of it deletes the runs that it started. `secrets` are the tokens created so far. */
export function createSteeredArrangements(steering: Steering, frame: Frame = frames.verbatim) {
  const started = new Set<string>()
  const secrets = new Set<string>()
  const framed = frame === frames.verbatim ? {} : { frame }

  const start = async (settings: RunSettings = { access: 'anyone' }): Promise<SteeredLog> => {
    const id = await steering.startRun(settings)
    started.add(id)
    let [length, whole] = [0, 0]
    const append = async (bytes: Uint8Array | string): Promise<void> => {
      const body = Buffer.from(bytes)
      if (body.byteLength === 0) return
      await steering.append(id, body)
      const lastLineEnd = body.lastIndexOf(newline)
      if (lastLineEnd !== -1) whole = length + lastLineEnd + 1
      length += body.byteLength
    }
    await append(frame.begin)
    const begun = length
    const finish = async (): Promise<void> => {
      await append(closing(frame, whole === length))
      await steering.finish(id)
    }
    // A frame of lines shows only finished lines.
    const settled = async (): Promise<void> => steering.settle?.(id, whole - begun)
    return { id, ...framed, settled, append, finish }
  }
  const write = async (settings: RunSettings, pieces: readonly (Uint8Array | string)[]): Promise<WrittenLog> => {
    const written = Buffer.concat(pieces.map((piece) => Buffer.from(piece)))
    if (steering.printRun !== undefined) {
      const end = closing(frame, written.length === 0 || written.at(-1) === newline)
      const all = Buffer.concat([Buffer.from(frame.begin), written, Buffer.from(end)])
      return { id: await steering.printRun(settings, all), written, ...framed }
    }
    const log = await start(settings)
    for (const piece of pieces) await log.append(piece)
    await log.finish()
    return { id: log.id, written, ...framed }
  }
  const writtenLog = async (...pieces: readonly (Uint8Array | string)[]): Promise<WrittenLog> =>
    // Its owner is not the one whose token a clause has: who may read it does not depend on that.
    write({ owner: someoneElse, access: 'anyone' }, pieces)
  // One for each name, since a report is searched for every token.
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = async (name: string): Promise<string> => {
    const made = tokens.get(name) ?? steering.createToken(name)
    tokens.set(name, made)
    const token = await made
    secrets.add(token)
    return token
  }
  const guard = async (): Promise<Guard> => ({
    ownerToken: await tokenOf(owner),
    otherToken: await tokenOf(someoneElse),
  })
  const ownedLog = async (): Promise<WrittenLog> => write({ owner, access: 'owner' }, [sampleLog('restricted')])
  const finishedLog = async (): Promise<WrittenLog> => writtenLog(sampleLog('finished, žluťoučký kůň, 日本, 😀', 5))
  const rateLimit = async (perSecond: number): Promise<RateLimit> => {
    await steering.setRateLimit(perSecond)
    return { perSecond, [Symbol.asyncDispose]: async () => steering.setRateLimit(usualLimit) }
  }

  const arrange: Omit<Arrangements, 'refusedLog'> = {
    finishedLog,
    buildLog: async () => writtenLog(sampleLog('build')),
    knownLog: finishedLog,
    writtenLog,
    namedLog: async (id, bytes) => {
      await steering.deleteRun(id)
      return write({ id, access: 'anyone' }, [bytes])
    },
    ansiLog: async () => writtenLog(...ansiSample),
    emptyLog: async () => writtenLog(),
    largeLog: async () => writtenLog(...largePieces()),
    growingLog: async () => start(),
    steeredLog: async () => start(),
    unknownLog: async () => ({ id: createUnknownId() }),
    knownToken: async () => tokenOf(owner),
    restrictedLog: async () => ({ ...(await ownedLog()), token: await tokenOf(owner) }),
    foreignLog: async () => ({ ...(await ownedLog()), token: await tokenOf(someoneElse) }),
    guardedLog: async () => ({ ...(await ownedLog()), ...(await guard()) }),
    guardedRun: async () => ({ ...(await start({ owner, access: 'owner' })), ...(await guard()) }),
    unauthorizedLog: async () => withToken(await ownedLog(), `${owner}-unknown-token`),
    forbiddenLog: async () => withToken(await ownedLog(), await tokenOf(someoneElse)),
    exhaustedLog: async () => ({ ...(await finishedLog()), ...(await rateLimit(1)) }),
    rateLimit,
  }
  const dispose = async (): Promise<void> => {
    await Promise.allSettled([...started].map((id) => steering.deleteRun(id)))
  }
  return { arrange, secrets, [Symbol.asyncDispose]: dispose }
}

function withToken(log: WrittenLog, token: string): Log & { written: Uint8Array } {
  return { ...log, headers: { Authorization: `Bearer ${token}` } }
}

/** What ends a log: whole lines, if the frame consists of lines. */
function closing({ end }: Frame, isLineOver: boolean): string {
  return end === '' || isLineOver ? end : `\n${end}`
}

let large: string[] | undefined

/** Several appends, so that a server that stores pieces has some to join. */
function largePieces(): string[] {
  // One time for all lines: formatting it takes longer than everything else here.
  const [start] = sampleLine(largeLabel, 1).split(': line')
  large ??= [0, 1, 2].map((part) =>
    Array.from({ length: largePart }, (_, line) => `${start}: line ${part * largePart + line + 1}\n`).join(''),
  )
  return large
}
