import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top folder of the repository. */
export const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The environment for installed commands: they come first on the PATH. */
export function workspaceEnvironment() {
  const path = `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`
  return { ...process.env, PATH: path, TURBO_TELEMETRY_DISABLED: '1' }
}
