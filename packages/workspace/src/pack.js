import { runOpenly } from './console/run-command.js'
import { setUp } from './install/set-up.js'
import { turbo } from './turbo.js'

/** `npm run pack`: the packages as tarballs, for projects on this machine, and the lines that install them. */
export async function pack() {
  await setUp()
  await turbo('build', ['build', '--filter=@get-log/consumers...'])
  return runOpenly('pack', [process.execPath, 'packages/consumers/dist/packing/pack.js'])
}
