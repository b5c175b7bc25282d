import { checkValue, oneOf, text, wholeNumber } from '../check-value.ts'
import type { Fault } from '../faults/faults.ts'
import { LogServerError } from '../log-server-error.ts'
import type { components } from './schema.ts'

type Schemas = components['schemas']

/** Reads the body of `POST /runs`; an empty one is `{}`. Throws `invalid-input`, as all of these do. */
export function readRunOptions(body: string): Schemas['RunOptions'] {
  const { id, owner, access } = readObject(body === '' ? '{}' : body, 'id', 'owner', 'access')
  return {
    ...(id !== undefined && { id: checkValue<string>('id', id, text) }),
    ...(owner !== undefined && { owner: checkValue<string>('owner', owner, text) }),
    ...(access !== undefined && { access: checkValue<Schemas['Access']>('access', access, oneOf('anyone', 'owner')) }),
  }
}

export function readTokenOptions(body: string): Schemas['TokenOptions'] {
  return { owner: checkValue('owner', readObject(body, 'owner').owner, text) }
}

export function readRateLimit(body: string): Schemas['RateLimit'] {
  return { perSecond: checkValue('perSecond', readObject(body, 'perSecond').perSecond, wholeNumber(1)) }
}

/** Reads the body of `PUT /faults`, one fault or a list. The faults are checked where they are set. */
export function readFaults(body: string): Fault[] {
  const value = readObject(body)
  return checkValue('faults', 'faults' in value ? value.faults : [value], {
    wanted: 'a list of objects',
    holds: (faults) => Array.isArray(faults) && faults.every(isObject),
  })
}

/** Reads an object that has only these keys, or any if none is named. */
function readObject(body: string, ...known: readonly string[]): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch (cause) {
    throw new LogServerError('invalid-input', `The body is not JSON: ${(cause as Error).message}`, { cause })
  }
  const object = checkValue<Record<string, unknown>>('The body', value, { wanted: 'a JSON object', holds: isObject })
  const unknown = Object.keys(object).find((key) => known.length > 0 && !known.includes(key))
  if (unknown === undefined) return object
  const said = `The body has an unknown key ${JSON.stringify(unknown.slice(0, 60))}: it takes ${known.join(', ')}.`
  throw new LogServerError('invalid-input', said)
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
