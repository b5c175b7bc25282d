import { chromium } from 'playwright-core'
import { findChromium } from './find-chromium.js'

/** Chromium refuses to use its sandbox as root, as which containers run. */
export const chromiumArguments = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/**
 * Starts the Chromium that the tests use. Throws if there is none.
 *
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchChromium() {
  const { path, reason } = await findChromium()
  if (!path) throw new Error(`There is no browser to test with: ${reason}.`)
  const quiet = ['--disable-background-networking', '--disable-component-update']
  return chromium.launch({ executablePath: path, args: [...chromiumArguments, ...quiet] })
}
