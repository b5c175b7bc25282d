import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { runQuietly } from '../console/run-command.js'
import { stage } from '../console/stage.js'
import { workspaceEnvironment } from '../root.js'
import { findChromium } from './find-chromium.js'

/**
 * Finds a Chromium, or else gets one: Playwright's, or as root on Debian the system's package.
 *
 * @returns {Promise<import('./find-chromium.js').Chromium>}
 */
export async function getChromium() {
  const found = await findChromium()
  if (found.path || process.env.CHROME_PATH) return found
  const failed = []
  for (const [title, words] of sources()) {
    const { code, output } = await stage(`browser: ${title}`, (tell) => runQuietly(words, { tell, env }))
    const got = await findChromium()
    if (got.path) return got
    failed.push(`${title} ${code === 0 ? 'brought one that does not start' : `failed with "${reasonIn(output)}"`}`)
  }
  return { reason: [found.reason, ...failed].join('; ') }
}

const env = { ...workspaceEnvironment(), DEBIAN_FRONTEND: 'noninteractive' }

/** @returns {[string, string[]][]} */
function sources() {
  const playwright = join(createRequire(import.meta.url).resolve('playwright-core/package.json'), '../cli.js')
  const isDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  return [
    ['playwright install chromium', [process.execPath, playwright, 'install', '--no-shell', 'chromium']],
    ...(isDebian
      ? [
          /** @type {[string, string[]]} */ ([
            'apt-get install chromium',
            ['sh', '-c', 'apt-get update -qq && apt-get install -y chromium'],
          ]),
        ]
      : []),
  ]
}

/** @param {string} output */
function reasonIn(output) {
  const lines = output.split('\n').map((line) => line.trim())
  return lines.find((line) => /^(E|Error): /.test(line)) ?? lines.findLast(Boolean) ?? 'nothing'
}
