import { createRequire } from 'node:module'
import { join } from 'node:path'
import { runQuietly } from '../console/run-command.js'
import { stage } from '../console/stage.js'
import { workspaceEnvironment } from '../root.js'
import { findChromium, onPath } from './find-chromium.js'

const fromDebian = 'apt-get -qq -o Acquire::http::Timeout=20 update && apt-get -qq install -y chromium'

/**
 * Finds a Chromium, or else installs one: Playwright's or, as root on Debian, the system's package. If that fails, the
 * reason says how.
 *
 * @returns {Promise<import('./find-chromium.js').Chromium>}
 */
export async function getChromium() {
  const found = await findChromium()
  if (found.path || process.env.CHROME_PATH) return found
  const env = { ...workspaceEnvironment(), DEBIAN_FRONTEND: 'noninteractive' }
  const reasons = [found.reason]
  for (const [title, words] of Object.entries(sources())) {
    const { code, output } = await stage(`browser: ${title}`, (tell) => runQuietly(words, { tell, env }))
    const got = await findChromium()
    if (got.path) return got
    reasons.push(`${title} ${code === 0 ? 'installed none that starts' : `failed: ${complaintIn(output)}`}`)
  }
  return { reason: reasons.join('; ') }
}

/** @returns {Record<string, string[]>} By title, the commands that may install a browser. */
function sources() {
  const playwright = join(createRequire(import.meta.url).resolve('playwright-core/package.json'), '../cli.js')
  const isDebian = process.getuid?.() === 0 && onPath('apt-get').length > 0
  return {
    'playwright install chromium': [process.execPath, playwright, 'install', '--no-shell', 'chromium'],
    ...(isDebian && { 'apt-get install chromium': ['sh', '-c', fromDebian] }),
  }
}

/** @param {string} output */
function complaintIn(output) {
  const lines = output.split('\n').map((line) => line.trim())
  return lines.find((line) => /^(E|Error): /.test(line))?.replace(/^\w+: /, '') ?? lines.findLast(Boolean)
}
