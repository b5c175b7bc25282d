import { LogServerError } from './log-server-error.ts'

/** What a value must be, as words and as a predicate. */
export interface Rule {
  readonly wanted: string
  readonly holds: (value: unknown) => boolean
}

export const text: Rule = {
  wanted: 'a string of at least one character',
  holds: (value) => typeof value === 'string' && value !== '',
}

export const either: Rule = { wanted: 'true or false', holds: (value) => typeof value === 'boolean' }

export function oneOf(...words: readonly string[]): Rule {
  return { wanted: words.map((word) => `"${word}"`).join(' or '), holds: (value) => words.includes(value as string) }
}

export function wholeNumber(least: number, most?: number): Rule {
  return {
    wanted: `a whole number from ${least}${most === undefined ? '' : ` to ${most}`}`,
    holds: (value) => {
      const number = value as number
      return Number.isSafeInteger(value) && number >= least && number <= (most ?? number)
    },
  }
}

/** Returns `value`. Throws `invalid-input` if it is not as the rule says, with the name and the value. */
export function checkValue<Value>(name: string, value: unknown, { wanted, holds }: Rule): Value {
  if (holds(value)) return value as Value
  const isJson = typeof value === 'object' || typeof value === 'string'
  const shown = (isJson ? JSON.stringify(value) : String(value)).slice(0, 60)
  throw new LogServerError('invalid-input', `${name} must be ${wanted}, not ${shown}.`)
}
