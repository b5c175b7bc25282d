import type { ControlClient } from '@get-log/server/control'
import { createControlClient } from '@get-log/server/control'
import { sampleLine, sampleLog } from '../../checks/sample-log.ts'
import type { Arrangements, Guard, Log, RateLimit, SteeredLog, WrittenLog } from '../../clause/arrangements.ts'
import { Blocked, RunDisturbed } from '../../clause/scene.ts'
import { createUnknownId } from '../unknown-id.ts'
import { ansiSample } from './ansi-sample.ts'

/** Arrangements made through the control interface of a log server. */
export interface ControlArrangements extends AsyncDisposable {
  readonly arrange: Arrangements
  /** The tokens made so far. */
  readonly secrets: ReadonlySet<string>
}

const owner = 'contract-tests'
const someoneElse = 'contract-tests-someone-else'
const usualLimit = 60

// 9.7 MB. The provider keeps 10 MB of a log: a server that cuts there, as the provider does, breaks no promise.
const largeLines = 43_500
const largeLabel = `large ${'.'.repeat(180)}`

/** Arranges every situation on the server whose control interface is at this URL; disposing of it deletes the runs that it started. */
export function createControlArrangements(controlUrl: string): ControlArrangements {
  const client = createControlClient(controlUrl)
  const started = new Set<string>()
  const secrets = new Set<string>()

  const start = async (
    options: { id?: string; owner?: string; access?: 'anyone' | 'owner' } = {},
  ): Promise<SteeredLog> => {
    const { id } = await answered(client.POST('/runs', { body: options }), 'start a run')
    started.add(id)
    const params = { path: { id } }
    return {
      id,
      append: async (bytes) => {
        const body = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
        if (body.byteLength === 0) return
        const headers = { 'Content-Type': 'application/octet-stream' }
        const sent = client.POST('/runs/{id}/log', { params, headers, body: body as never, bodySerializer: () => body })
        await answered(sent, `append to the run ${id}`)
      },
      finish: async () => {
        await answered(client.POST('/runs/{id}/finish', { params }), `finish the run ${id}`)
      },
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
  const createToken = async (name: string): Promise<string> => {
    const { token } = await answered(client.POST('/tokens', { body: { owner: name } }), 'make a token')
    secrets.add(token)
    return token
  }
  const createGuard = async (): Promise<Guard> => ({
    ownerToken: await createToken(owner),
    otherToken: await createToken(someoneElse),
  })
  const ownedLog = async (): Promise<WrittenLog> =>
    write(await start({ owner, access: 'owner' }), [sampleLog('restricted')])
  const finishedLog = async (): Promise<WrittenLog> => writtenLog(sampleLog('finished, žluťoučký kůň, 日本, 😀', 5))
  const rateLimit = async (perSecond: number): Promise<RateLimit> => {
    await setRateLimit(client, perSecond)
    return { perSecond, [Symbol.asyncDispose]: async () => setRateLimit(client, usualLimit) }
  }

  const arrange: Arrangements = {
    finishedLog,
    knownLog: finishedLog,
    writtenLog,
    namedLog: async (id, bytes) => {
      await client.DELETE('/runs/{id}', { params: { path: { id } } })
      return write(await start({ id }), [bytes])
    },
    ansiLog: async () => writtenLog(...ansiSample),
    emptyLog: async () => writtenLog(),
    largeLog: async () => writtenLog(...largePieces()),
    growingLog: async () => start(),
    steeredLog: async () => start(),
    unknownLog: async () => ({ id: createUnknownId() }),
    knownToken: async () => createToken(owner),
    restrictedLog: async () => ({ ...(await ownedLog()), token: await createToken(owner) }),
    foreignLog: async () => ({ ...(await ownedLog()), token: await createToken(someoneElse) }),
    guardedLog: async () => ({ ...(await ownedLog()), ...(await createGuard()) }),
    guardedRun: async () => ({ ...(await start({ owner, access: 'owner' })), ...(await createGuard()) }),
    unauthorizedLog: async () => withToken(await finishedLog(), `${owner}-unknown-token`),
    forbiddenLog: async () => withToken(await ownedLog(), await createToken(someoneElse)),
    exhaustedLog: async () => {
      const log = await finishedLog()
      const limit = await rateLimit(1)
      return { ...log, [Symbol.asyncDispose]: async () => limit[Symbol.asyncDispose]() }
    },
    rateLimit,
  }
  const dispose = async (): Promise<void> => {
    const deleted = [...started].map((id) => client.DELETE('/runs/{id}', { params: { path: { id } } }))
    await Promise.allSettled(deleted)
  }
  return { arrange, secrets, [Symbol.asyncDispose]: dispose }
}

async function setRateLimit(client: ControlClient, perSecond: number): Promise<void> {
  await answered(client.PUT('/rate-limit', { body: { perSecond } }), 'set the rate limit')
}

function withToken(log: WrittenLog, token: string): Log & { written: Uint8Array } {
  return { ...log, headers: { Authorization: `Bearer ${token}` } }
}

let large: string[] | undefined

/** Several appends, so that a server that stores by piece has some to join. */
function largePieces(): string[] {
  const parts = 3
  large ??= Array.from({ length: parts }, (_, part) => {
    const lines = Array.from({ length: largeLines / parts }, (_, line) =>
      sampleLine(largeLabel, (part * largeLines) / parts + line + 1),
    )
    return lines.join('')
  })
  return large
}

async function answered<Data>(
  call: Promise<{ data?: Data; error?: unknown; response: Response }>,
  what: string,
): Promise<Data> {
  const { data, error, response } = await call.catch((cause: Error) => {
    throw new Blocked(`The control interface did not ${what}: ${String(cause.cause ?? cause)}`)
  })
  const type = (error as { error?: { type?: unknown } } | undefined)?.error?.type
  if (type === 'run-finished' || type === 'run-not-found')
    throw new RunDisturbed(
      `The control interface could not ${what}, which nothing else steers: ${JSON.stringify(error)}`,
    )
  if (!response.ok)
    throw new Blocked(`The control interface did not ${what}: ${response.status} ${JSON.stringify(error)}`)
  return data as Data
}
