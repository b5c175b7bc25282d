import type { ControlClient, components } from '@get-log/server/control'
import { createControlClient } from '@get-log/server/control'
import { inject } from 'vitest'

type Schemas = components['schemas']

const control: ControlClient = createControlClient(inject('controlUrl'))

/** A run on the reference server, steered from any runtime. */
export interface SteeredRun {
  readonly id: string
  append(text: string): Promise<unknown>
  finish(): Promise<unknown>
  /** How many streamed answers are being sent from its log. */
  countReaders(): Promise<number | undefined>
}

export async function startRun(text = '', options: Schemas['RunOptions'] = {}): Promise<SteeredRun> {
  const { id } = await unwrap(control.POST('/runs', { body: options }))
  const params = { path: { id } }
  const append = (body: string) =>
    unwrap(control.POST('/runs/{id}/log', { params, body, bodySerializer: (text) => text }))
  if (text) await append(text)
  return {
    id,
    append,
    finish: () => unwrap(control.POST('/runs/{id}/finish', { params })),
    countReaders: async () => (await unwrap(control.GET('/runs'))).runs.find((each) => each.id === id)?.readers,
  }
}

export function setFaults(...faults: Schemas['Fault'][]): Promise<unknown> {
  return unwrap(control.PUT('/faults', { body: { faults } }))
}

export async function createToken(owner: string): Promise<string> {
  return (await unwrap(control.POST('/tokens', { body: { owner } }))).token
}

async function unwrap<Data>(answering: Promise<{ data?: Data; response: Response }>): Promise<Data> {
  const { data, response } = await answering
  if (!response.ok) throw new Error(`The control interface answered ${response.status}.`)
  return data as Data
}
