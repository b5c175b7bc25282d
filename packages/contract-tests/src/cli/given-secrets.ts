import { credentialsOf } from '../redaction/hide-credentials.ts'

/** Shorter ones would be taken for words of a message. */
const shortest = 8

/** What a command line and an environment hold that no message may show. */
export function givenSecrets(argv: readonly string[], env: NodeJS.ProcessEnv): string[] {
  const options = argv.flatMap((word, index) => {
    const [, value = argv[index + 1]] = /^--(?:other-)?token(?:=(.*))?$/s.exec(word) ?? [undefined, '']
    return [value ?? '', ...credentialsOf(word)]
  })
  const variables = [env.GET_LOG_TOKEN, env.GET_LOG_OTHER_TOKEN, env.APIFY_TOKEN, env.GET_LOG_CONTROL_TOKEN]
  return [...options, ...variables].filter((secret) => secret !== undefined && secret.length >= shortest) as string[]
}
