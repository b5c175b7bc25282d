import { CommanderError } from 'commander'
import { credentialsOf } from '../redaction/hide-credentials.ts'
import { redact } from '../redaction/redact.ts'
import { UsageError } from '../usage/usage-error.ts'

/**
 * Reports an error on stderr, in one line or, with `debug`, with its stack, without any of the secrets, and returns the exit code: 2, or 0 if only
 * help was asked for.
 */
export function explainError(error: unknown, debug: boolean, secrets: readonly string[] = []): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const told =
    error instanceof UsageError ? message : `Error of the kit: ${message} (run again with --debug for the stack)`
  process.stderr.write(`get-log-contract: ${redact((debug && stack) || told, secrets)}\n`)
  return 2
}

/** Shorter secrets would be mistaken for words of a message. */
const shortest = 8

/** The secrets of a command line and an environment, which no message may show. */
export function givenSecrets(argv: readonly string[], env: NodeJS.ProcessEnv): string[] {
  const options = argv.flatMap((word, index) => {
    const [, value = argv[index + 1]] = /^--(?:other-)?token(?:=(.*))?$/s.exec(word) ?? [undefined, '']
    return [value ?? '', ...credentialsOf(word)]
  })
  const variables = [env.GET_LOG_TOKEN, env.GET_LOG_OTHER_TOKEN, env.APIFY_TOKEN, env.GET_LOG_CONTROL_TOKEN]
  return [...options, ...variables].filter((secret) => secret !== undefined && secret.length >= shortest) as string[]
}
