import type { Fault } from '../faults/fault.ts'
import { LogServerError } from '../log-server-error.ts'
import type { components } from './schema.ts'

type Schemas = components['schemas']

/** Reads the body of `POST /runs`; an empty one is `{}`. Throws `invalid-input`, as all of these do. */
export function readRunOptions(body: string): Schemas['RunOptions'] {
  const { id, owner, access } = readObject(body === '' ? '{}' : body)
  return {
    ...(id !== undefined && { id: expectText('id', id) }),
    ...(owner !== undefined && { owner: expectText('owner', owner) }),
    ...(access !== undefined && { access: expectAccess(access) }),
  }
}

/** Reads the body of `POST /tokens`. */
export function readTokenOptions(body: string): Schemas['TokenOptions'] {
  return { owner: expectText('owner', readObject(body).owner) }
}

/** Reads the body of `PUT /rate-limit`. */
export function readRateLimit(body: string): Schemas['RateLimit'] {
  const { perSecond } = readObject(body)
  if (typeof perSecond !== 'number') throw unexpected('perSecond', 'a whole number from 1', perSecond)
  return { perSecond }
}

/** Reads the body of `PUT /faults`, one fault or a list; the faults themselves are checked where they are set. */
export function readFaults(body: string): Fault[] {
  const value = readObject(body)
  const faults = 'faults' in value ? value.faults : [value]
  if (!Array.isArray(faults) || !faults.every(isObject)) throw unexpected('faults', 'a list of objects', faults)
  return faults as Fault[]
}

function readObject(body: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch (cause) {
    throw new LogServerError('invalid-input', `The body is not JSON: ${(cause as Error).message}`, { cause })
  }
  if (!isObject(value)) throw unexpected('The body', 'a JSON object', value)
  return value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function expectText(name: string, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value
  throw unexpected(name, 'a string of at least one character', value)
}

function expectAccess(value: unknown): Schemas['Access'] {
  if (value === 'anyone' || value === 'owner') return value
  throw unexpected('access', '"anyone" or "owner"', value)
}

function unexpected(name: string, wanted: string, value: unknown): LogServerError {
  return new LogServerError('invalid-input', `${name} must be ${wanted}, not ${JSON.stringify(value)?.slice(0, 60)}.`)
}
