import { InvalidArgumentError } from 'commander'
import { UsageError } from './usage-error.ts'

/** Reads a port number; 0 stands for any free port. */
export function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65535) return port
  throw new InvalidArgumentError('It must be a whole number from 0 to 65535.')
}

/** Reads a whole number from 1. */
export function parseCount(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a whole number, at least 1.')
}

/** Reads a time in seconds, with or without a fraction. */
export function parseSeconds(text: string): number {
  if (/^\d{1,6}(?:\.\d+)?$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a number of seconds, for instance 30.')
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
