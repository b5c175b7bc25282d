import { setTimeout as sleep } from 'node:timers/promises'
import { createControlClient } from '@get-log/server/control'
import { RunDisturbed } from '../../clause/scene.ts'
import { UsageError } from '../../usage/usage-error.ts'
import { steerByControl } from './steer-by-control.ts'

const id = 'get-log-contract'

/** How often the run of a holder grows, how often another looks at it, and after how long without growing its holder is gone. */
const usual = { beatMs: 1000, lookMs: 250, staleMs: 10_000 }

/**
 * Holds a control interface for one run of the kit, since two would change the rate limit and the runs of each other. A run of its own there says
 * so, which grows as long as its holder lives.
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
        `Another run of the kit uses the control interface ${controlUrl}: wait until it has ended, or use a server of your own`,
      )
  }
  if (before !== undefined) {
    await steering.deleteRun(id)
    await isHeld()
  }
  const beat = setInterval(async () => {
    const problem = await steering.append(id, Buffer.from('.')).catch((error: Error) => error)
    // What listens there from now on is another server, which is not held.
    if (problem instanceof RunDisturbed || problem?.message.includes('ECONNREFUSED')) clearInterval(beat)
  }, beatMs)
  beat.unref()
  const letGo = async (): Promise<void> => {
    clearInterval(beat)
    await steering.deleteRun(id).catch(() => {})
  }
  return { [Symbol.asyncDispose]: letGo }
}
