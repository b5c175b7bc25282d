import type { Client } from 'openapi-fetch'
import createClient from 'openapi-fetch'
import type { components, paths } from './schema.ts'

/** A typed client of the control interface; answers `{ data, error, response }`. */
export type ControlClient = Client<paths>

/** A run, as the control interface lists it. */
export type ControlledRun = components['schemas']['Run']

/** Steers the server whose control interface is at `baseUrl`, for instance `http://127.0.0.1:4021`. */
export function createControlClient(baseUrl: string): ControlClient {
  return createClient<paths>({ baseUrl })
}
