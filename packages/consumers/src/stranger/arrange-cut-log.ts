import type { InstalledServer } from './start-server.ts'

/** The log that every consumer reads. Its first connection is cut inside the ü. */
export const logText = '2017-07-14T06:00:49.733Z Grüße from a log.\n2017-07-14T06:00:49.741Z Its second line.\n'

const cutAt = Buffer.from(logText).indexOf('ü') + 1

/** Writes {@link logText} as a finished run and has the server cut the next answer inside a character. Gives the ID. */
export async function arrangeCutLog({ controlUrl }: InstalledServer): Promise<string> {
  const { id } = (await (await send('POST', '/runs', {})).json()) as { id: string }
  await fetch(`${controlUrl}/runs/${id}/log`, { method: 'POST', body: logText })
  await send('POST', `/runs/${id}/finish`)
  await send('PUT', '/faults', { id, dropAfterBytes: cutAt })
  return id

  async function send(method: string, path: string, body?: object): Promise<Response> {
    const response = await fetch(controlUrl + path, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    if (response.ok) return response
    throw new Error(`${method} ${path} on the control interface: ${response.status} ${await response.text()}`)
  }
}
