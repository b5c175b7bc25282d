import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The environment in which a rehearsal publishes: its registry is the given one and its only credentials are for it, so
 * that a publish aimed anywhere else would be refused. Throws unless the registry is on 127.0.0.1.
 *
 * @param home An empty folder that stands in for the user's own.
 */
export async function createLoopbackEnvironment(registryUrl: string, home: string): Promise<NodeJS.ProcessEnv> {
  const { protocol, hostname, host } = new URL(registryUrl)
  if (protocol !== 'http:' || hostname !== '127.0.0.1') {
    throw new Error(`A rehearsal publishes to 127.0.0.1 only, not to ${registryUrl}.`)
  }
  const userConfig = join(home, '.npmrc')
  await writeFile(userConfig, `registry=${registryUrl}\n//${host}/:_authToken=rehearsal\n`)
  const inherited = Object.entries(process.env).filter(([name]) => !/^(npm_|pnpm_|node_auth)|token|secret/i.test(name))
  return {
    ...Object.fromEntries(inherited),
    HOME: home,
    npm_config_userconfig: userConfig,
    npm_config_registry: registryUrl,
    'npm_config_@get-log:registry': registryUrl,
    npm_config_provenance: 'false',
    TURBO_TELEMETRY_DISABLED: '1',
  }
}
