import { parseArgs } from 'node:util'
import { parseSince } from './parse-since.ts'
import { UsageError } from './usage-error.ts'

export interface Arguments {
  readonly id: string
  readonly follow: boolean
  readonly raw: boolean
  readonly debug: boolean
  readonly output: string | undefined
  readonly baseUrl: string | undefined
  readonly token: string | undefined
  readonly retries: number | undefined
  readonly tail: number | undefined
  /** In milliseconds since 1970. */
  readonly since: number | undefined
  readonly grep: RegExp | undefined
  readonly json: boolean
}

const options = {
  follow: { type: 'boolean', short: 'f', default: false },
  raw: { type: 'boolean', default: false },
  tail: { type: 'string', short: 'n' },
  since: { type: 'string' },
  grep: { type: 'string' },
  json: { type: 'boolean', default: false },
  output: { type: 'string', short: 'o' },
  'base-url': { type: 'string' },
  token: { type: 'string' },
  retries: { type: 'string' },
  debug: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const

/**
 * Parses the command line; the token comes from `APIFY_TOKEN` if there is no `--token`.
 *
 * @throws UsageError that says what is wrong.
 */
export function readArguments(
  words: string[],
  environment: Record<string, string | undefined>,
): Arguments | 'help' | 'version' {
  const { values: given, positionals } = parse(words)
  const { 'base-url': baseUrl, ...values } = given
  if (values.help) return 'help'
  if (values.version) return 'version'
  const [id, extra] = positionals
  if (id === undefined) throw new UsageError('Which log? Give the ID of a run or build.')
  if (extra !== undefined) throw new UsageError(`One ID at a time: ${JSON.stringify(extra)} is one too many.`)
  return {
    ...values,
    id,
    output: read(values.output, (name) => name || undefined, '--output takes the name of a file'),
    baseUrl,
    token: values.token ?? environment.APIFY_TOKEN,
    retries: read(values.retries, readCount, '--retries takes a number'),
    tail: read(values.tail, readCount, '--tail takes a number of lines'),
    since: read(values.since, parseSince, '--since takes a time such as 10m, 1h30m or 2026-01-31T12:00:00Z'),
    grep: read(values.grep, (pattern) => new RegExp(pattern), '--grep takes a regular expression'),
  }
}

function parse(words: string[]) {
  try {
    return parseArgs({ args: words, options, allowPositionals: true })
  } catch (error) {
    // The first sentence names the option; the rest explains `--`, or that a value with a dash needs `=`.
    const [said, ...rest] = (error as Error).message.split(/\.\s/)
    throw new UsageError(
      `${said}.${/=-/.test(rest.join()) ? ' Write a value that begins with a dash as in --grep=-x.' : ''}`,
    )
  }
}

const readCount = (value: string) => (/^\d{1,9}$/.test(value) ? Number(value) : Number.NaN)

function read<Value>(
  value: string | undefined,
  parse: (value: string) => Value | undefined,
  wanted: string,
): Value | undefined {
  if (value === undefined) return undefined
  try {
    const parsed = parse(value)
    if (parsed !== undefined && !Number.isNaN(parsed)) return parsed
  } catch {
    // It says the same below.
  }
  throw new UsageError(`${wanted}, not ${JSON.stringify(value)}.`)
}
