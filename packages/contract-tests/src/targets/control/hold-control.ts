import { setTimeout as sleep } from 'node:timers/promises'
import { createControlClient } from '@get-log/server/control'
import { UsageError } from '../../usage/usage-error.ts'
import { steerByControl } from './steer-by-control.ts'

const id = 'get-log-contract'

const beatMs = 1000
const lookMs = 250

/** Whose run has not grown for so long is gone. */
const usualStaleMs = 10_000

/**
 * Holds a control interface for one run of the kit, since two would change the rate limit and the runs of each other. A run of its own there says
 * so, which grows as long as its holder lives.
 *
 * @throws UsageError if another run of the kit holds it.
 */
export async function holdControl(controlUrl: string, staleMs = usualStaleMs): Promise<AsyncDisposable> {
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
  const beat = setInterval(() => void steering.append(id, Buffer.from('.')).catch(() => {}), beatMs)
  beat.unref()
  const letGo = async (): Promise<void> => {
    clearInterval(beat)
    await steering.deleteRun(id).catch(() => {})
  }
  return { [Symbol.asyncDispose]: letGo }
}
