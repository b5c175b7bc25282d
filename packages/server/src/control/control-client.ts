import type { Client } from 'openapi-fetch'
import createClient from 'openapi-fetch'
import { controlTokenOfEnvironment } from './control-token.ts'
import type { components, paths } from './schema.ts'

/** A typed client of the control interface; answers `{ data, error, response }`. */
export type ControlClient = Client<paths>

/** A run, as the control interface lists it. */
export type ControlledRun = components['schemas']['Run']

/** How to steer a server. */
export interface ControlClientOptions {
  /** The secret of the control interface, if it has one. Default: the environment variable `GET_LOG_CONTROL_TOKEN`. */
  readonly token?: string | undefined
}

/** Steers the server whose control interface is at `baseUrl`, for instance `http://127.0.0.1:4021`. */
export function createControlClient(
  baseUrl: string,
  { token = controlTokenOfEnvironment() }: ControlClientOptions = {},
): ControlClient {
  return createClient<paths>({ baseUrl, ...(token && { headers: { Authorization: `Bearer ${token}` } }) })
}
