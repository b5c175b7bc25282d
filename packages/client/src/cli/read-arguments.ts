import { parseArgs } from 'node:util'
import { UsageError } from './usage-error.ts'

/** What the command line asks for. */
export interface Arguments {
  readonly id: string
  readonly follow: boolean
  readonly raw: boolean
  readonly debug: boolean
  readonly output: string | undefined
  readonly baseUrl: string | undefined
  readonly token: string | undefined
  readonly retries: number | undefined
}

const options = {
  follow: { type: 'boolean', short: 'f', default: false },
  raw: { type: 'boolean', default: false },
  output: { type: 'string', short: 'o' },
  'base-url': { type: 'string' },
  token: { type: 'string' },
  retries: { type: 'string' },
  debug: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const

/**
 * Reads the command line, and the token from `APIFY_TOKEN` if there is no `--token`.
 *
 * @throws UsageError saying what is wrong with it.
 */
export function readArguments(
  words: string[],
  environment: Record<string, string | undefined>,
): Arguments | 'help' | 'version' {
  const { values, positionals } = parse(words)
  if (values.help) return 'help'
  if (values.version) return 'version'
  const [id, extra] = positionals
  if (id === undefined) throw new UsageError('Which log? Give the ID of a run or build.')
  if (extra !== undefined) throw new UsageError(`One ID at a time: ${JSON.stringify(extra)} is too much.`)
  return {
    id,
    follow: values.follow,
    raw: values.raw,
    debug: values.debug,
    output: values.output,
    baseUrl: values['base-url'],
    token: values.token ?? environment.APIFY_TOKEN,
    retries: checkCount(values.retries),
  }
}

function parse(words: string[]) {
  try {
    return parseArgs({ args: words, options, allowPositionals: true })
  } catch (error) {
    // The first sentence names the option; the others explain `--`.
    throw new UsageError(`${(error as Error).message.split('. ', 1)[0]}.`)
  }
}

function checkCount(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (/^\d{1,9}$/.test(value)) return Number(value)
  throw new UsageError(`--retries takes a number, not ${JSON.stringify(value)}.`)
}
