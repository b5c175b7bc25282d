import { runQuietly } from '../console/run-command.js'
import { stage } from '../console/stage.js'
import { explainInstall } from './explain-install.js'
import { forgetInstalled, isInstalled, markInstalled } from './installed.js'
import { installCommand, installEnvironment } from './pnpm.js'

/**
 * Installs what the lock file says. If that is already installed, does nothing and prints nothing.
 *
 * @param {string[]} [args] Options of `pnpm install`: with any, it always installs.
 */
export async function setUp(args = []) {
  if (args.length === 0 && isInstalled()) return
  forgetInstalled()
  const { code, output } = await stage('set-up: install', (tell) =>
    runQuietly(installCommand(args), { env: installEnvironment(), tell }),
  )
  if (code !== 0) throw explainInstall(output)
  markInstalled()
}
