import { createControlClient } from '@get-log/server/control'
import { Blocked, RunDisturbed } from '../../clause/scene.ts'
import type { Steering } from '../steering/steering.ts'

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
