import type { ControlClient, components } from '@get-log/server/control'
import { createControlClient } from '@get-log/server/control'
import { inject } from 'vitest'

type Schemas = components['schemas']

const control: ControlClient = createControlClient(inject('controlUrl'))

/** A run on the reference server, steered from any runtime. */
export interface SteeredRun {
  readonly id: string
  append(text: string): Promise<void>
  finish(): Promise<void>
  /** How many streamed answers are being sent from its log. */
  countReaders(): Promise<number>
}

/** Starts a run, and writes `text` to its log. */
export async function startRun(text = '', options: Schemas['RunOptions'] = {}): Promise<SteeredRun> {
  const { id } = unwrap(await control.POST('/runs', { body: options }))
  const params = { path: { id } }
  const run: SteeredRun = {
    id,
    append: async (body) => {
      const { response } = await control.POST('/runs/{id}/log', { params, body, bodySerializer: (text) => text })
      if (!response.ok) throw new Error(`The control interface answered ${response.status}.`)
    },
    finish: async () => {
      await control.POST('/runs/{id}/finish', { params })
    },
    countReaders: async () => {
      const { runs } = unwrap(await control.GET('/runs'))
      return runs.find((each) => each.id === id)?.readers ?? 0
    },
  }
  if (text) await run.append(text)
  return run
}

/** Sets what goes wrong with the next requests. */
export async function setFaults(...faults: Schemas['Fault'][]): Promise<void> {
  const { response } = await control.PUT('/faults', { body: { faults } })
  if (!response.ok) throw new Error(`The control interface answered ${response.status}.`)
}

/** Makes a token. */
export async function createToken(owner: string): Promise<string> {
  return unwrap(await control.POST('/tokens', { body: { owner } })).token
}

function unwrap<Data>({ data, response }: { data?: Data; response: Response }): Data {
  if (data === undefined) throw new Error(`The control interface answered ${response.status}.`)
  return data
}
