import { setTimeout as sleep } from 'node:timers/promises'
import { createControlClient } from '@get-log/server/control'
import { Blocked, RunDisturbed } from '../../clause/scene.ts'
import { UsageError } from '../../usage/usage-error.ts'
import type { Steering } from '../steering/steered-arrangements.ts'

const id = 'get-log-contract'

/** How often the run of a holder grows, how often others look at it, and after how long without growth its holder counts as gone. */
const usual = { beatMs: 1000, lookMs: 250, staleMs: 10_000 }

/**
 * Holds a control interface for one run of the kit, since two would change each other's rate limit and runs. A run on that server marks it as held,
 * and grows as long as its holder lives.
 *
 * @throws UsageError if another run of the kit holds it.
 */
export async function holdControl(controlUrl: string, times: Partial<typeof usual> = {}): Promise<AsyncDisposable> {
  const { beatMs, lookMs, staleMs } = { ...usual, ...times }
  const client = createControlClient(controlUrl)
  const steering = steerByControl(controlUrl)
  const isHeld = async (): Promise<boolean> => {
    const started = await client.POST('/runs', { body: { id } }).catch(() => undefined)
    if (started?.response.status === 401)
      throw new UsageError(
        `The control interface ${controlUrl} needs its token: set GET_LOG_CONTROL_TOKEN to that of its server`,
      )
    return started?.response.status === 409
  }
  const sizeOf = async (): Promise<number | undefined> =>
    (await client.GET('/runs').catch(() => undefined))?.data?.runs.find((run) => run.id === id)?.rawBytes
  const before = (await isHeld()) ? await sizeOf() : undefined
  for (let waitedMs = 0; before !== undefined && waitedMs < staleMs; waitedMs += lookMs) {
    await sleep(lookMs)
    if ((await sizeOf()) !== before)
      throw new UsageError(
        `Another run of the kit uses the control interface ${controlUrl}: wait until it has ended, or use another server`,
      )
  }
  if (before !== undefined) {
    await steering.deleteRun(id)
    await isHeld()
  }
  const beat = setInterval(async () => {
    const problem = await steering.append(id, Buffer.from('.')).catch((error: Error) => error)
    // Whatever listens there from now on is another server, which is not held.
    if (problem instanceof RunDisturbed || problem?.message.includes('ECONNREFUSED')) clearInterval(beat)
  }, beatMs)
  beat.unref()
  const letGo = async (): Promise<void> => {
    clearInterval(beat)
    await steering.deleteRun(id).catch(() => {})
  }
  return { [Symbol.asyncDispose]: letGo }
}

/** Steers the server whose control interface is at this URL. */
export function steerByControl(controlUrl: string): Steering {
  const client = createControlClient(controlUrl)
  const paramsOf = (id: string) => ({ path: { id } })
  return {
    async startRun(settings) {
      const { id } = await answered(client.POST('/runs', { body: settings }), 'start a run')
      return id
    },
    async append(id, bytes) {
      const headers = { 'Content-Type': 'application/octet-stream' }
      const body = { body: bytes as never, bodySerializer: () => bytes }
      const sent = client.POST('/runs/{id}/log', { params: paramsOf(id), headers, ...body })
      await answered(sent, `append to the run ${id}`)
    },
    async finish(id) {
      await answered(client.POST('/runs/{id}/finish', { params: paramsOf(id) }), `finish the run ${id}`)
    },
    async deleteRun(id) {
      await client.DELETE('/runs/{id}', { params: paramsOf(id) })
    },
    async createToken(owner) {
      const { token } = await answered(client.POST('/tokens', { body: { owner } }), 'make a token')
      return token
    },
    async setRateLimit(perSecond) {
      await answered(client.PUT('/rate-limit', { body: { perSecond } }), 'set the rate limit')
    },
  }
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
