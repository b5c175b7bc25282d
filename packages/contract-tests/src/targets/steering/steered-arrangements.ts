import type { Arrangements, Guard, Log, RateLimit, SteeredLog, WrittenLog } from '../../clause/arrangements.ts'
import { ansiSample } from '../../samples/ansi-sample.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'
import { createUnknownId } from '../../samples/unknown-id.ts'
import type { RunSettings, Steering } from './steering.ts'

/** Arrangements on a log server that is steered. */
export interface SteeredArrangements extends AsyncDisposable {
  readonly arrange: Omit<Arrangements, 'refusedLog'>
  /** The tokens made so far. */
  readonly secrets: ReadonlySet<string>
}

const owner = 'contract-tests'
const someoneElse = 'contract-tests-someone-else'
const usualLimit = 60

// 9.7 MB. The provider keeps 10 MB of a log: a server that cuts there, as the provider does, breaks no promise.
const largePart = 14_500
const largeLabel = `large ${'.'.repeat(180)}`

/** Arranges every situation on the server that is steered so; disposing of it deletes the runs that it started. */
export function createSteeredArrangements(steering: Steering): SteeredArrangements {
  const started = new Set<string>()
  const secrets = new Set<string>()

  const start = async (settings: RunSettings = {}): Promise<SteeredLog> => {
    const id = await steering.startRun(settings)
    started.add(id)
    return {
      id,
      append: async (bytes) => {
        const body = Buffer.from(bytes)
        if (body.byteLength > 0) await steering.append(id, body)
      },
      finish: async () => steering.finish(id),
    }
  }
  const write = async (log: SteeredLog, pieces: readonly (Uint8Array | string)[]): Promise<WrittenLog> => {
    for (const piece of pieces) await log.append(piece)
    await log.finish()
    return { id: log.id, written: Buffer.concat(pieces.map((piece) => Buffer.from(piece))) }
  }
  const writtenLog = async (...pieces: readonly (Uint8Array | string)[]): Promise<WrittenLog> =>
    // Owned by another than whose token a clause has: who may read it does not depend on that.
    write(await start({ owner: someoneElse, access: 'anyone' }), pieces)
  // One for each name: a report is searched for every token that there is.
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
  const ownedLog = async (): Promise<WrittenLog> =>
    write(await start({ owner, access: 'owner' }), [sampleLog('restricted')])
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
      return write(await start({ id }), [bytes])
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

let large: string[] | undefined

/** Several appends, so that a server that stores by piece has some to join. */
function largePieces(): string[] {
  // One time for all lines: to write one takes longer than all else here.
  const [start] = sampleLine(largeLabel, 1).split(': line')
  large ??= [0, 1, 2].map((part) =>
    Array.from({ length: largePart }, (_, line) => `${start}: line ${part * largePart + line + 1}\n`).join(''),
  )
  return large
}
