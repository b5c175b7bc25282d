import { spawnSync } from 'node:child_process'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../..', import.meta.url))

/** Builds this package and the one it needs at run time, unless they are built: some tests run what a user installs. */
export function setup(): void {
  const { status, error, stdout, stderr } = spawnSync(
    'turbo',
    ['run', 'build', '--only', '--filter=@get-log/types', '--filter=@get-log/client', '--output-logs=errors-only'],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${root}node_modules/.bin${delimiter}${process.env.PATH}`,
        TURBO_TELEMETRY_DISABLED: '1',
      },
    },
  )
  if (status !== 0) throw new Error(`@get-log/client does not build.\n${stdout}${stderr}`, { cause: error })
}
