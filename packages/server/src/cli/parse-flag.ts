import { InvalidArgumentError } from 'commander'
import { UsageError } from './report-error.ts'

/** Reads a port number; 0 stands for any free port. */
export const parsePort: (text: string) => number = numberParser(/^\d{1,5}$/, 65535, 'a whole number from 0 to 65535')

/** Reads a whole number from 1. */
export const parseCount: (text: string) => number = numberParser(/^[1-9]\d{0,14}$/, 1e15, 'a whole number, at least 1')

/** Reads a time in seconds, with or without a fraction. */
export const parseSeconds: (text: string) => number = numberParser(
  /^\d{1,6}(?:\.\d+)?$/,
  1e6,
  'a number of seconds, for instance 30',
)

function numberParser(form: RegExp, most: number, wanted: string): (text: string) => number {
  return (text) => {
    if (form.test(text) && Number(text) <= most) return Number(text)
    throw new InvalidArgumentError(`It must be ${wanted}.`)
  }
}

/** Reads `NAME=VALUE`, true, false and whole numbers as such, and adds it to those before. What they mean is checked where they are used. */
export function collectTrait(text: string, before: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const [, name, value = ''] = /^(\w+)=(.+)$/.exec(text) ?? []
  if (name === undefined) throw new InvalidArgumentError('It must be NAME=VALUE, for instance head=answered.')
  return { ...before, [name]: /^(?:true|false|\d+)$/.test(value) ? JSON.parse(value) : value }
}

/** A token that `serve` knows from the start. */
export interface GivenToken {
  readonly token: string
  readonly owner: string
}

/** Reads `TOKEN` or `TOKEN:OWNER` and adds it to those before; the owner is `default` where none is named. */
export function collectToken(text: string, before: readonly GivenToken[]): readonly GivenToken[] {
  const [, token, owner = 'default'] = /^([^:\s]+)(?::(.+))?$/.exec(text) ?? []
  if (token !== undefined) return [...before, { token, owner }]
  // Does not repeat what was given: it may be a token all the same.
  throw new UsageError('--token must be TOKEN or TOKEN:OWNER, without spaces.')
}
