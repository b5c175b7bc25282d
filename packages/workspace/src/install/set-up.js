import { runQuietly } from '../console/run-command.js'
import { stage } from '../console/stage.js'
import { explainInstall } from './explain-install.js'
import { forgetInstalled, isInstalled, markInstalled } from './installed.js'
import { installCommand, installEnvironment } from './pnpm.js'

/** Installs what the lock file says, unless that is installed already; without a word then. */
export async function setUp() {
  if (isInstalled()) return
  forgetInstalled()
  const { code, output } = await stage('install', (tell) =>
    runQuietly(installCommand(), { env: installEnvironment(), tell }),
  )
  if (code !== 0) throw explainInstall(output)
  markInstalled()
}
