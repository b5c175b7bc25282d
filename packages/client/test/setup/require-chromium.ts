import { existsSync } from 'node:fs'
import { findChromium } from './find-chromium.ts'

/** Says how to get a browser before the tests fail without one. */
export function setup(): void {
  const path = findChromium()
  if (path && existsSync(path)) return
  const problem = path ? `There is no Chromium at ${path}, which CHROME_PATH names` : 'No Chromium found'
  throw new Error(`${problem}: run apt-get install chromium, or npx playwright install chromium, or set CHROME_PATH.`)
}
