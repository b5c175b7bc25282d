import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Finds a Chromium: the one that `CHROME_PATH` names, an installed one, or Playwright's own. Undefined without any. */
export function findChromium(): string | undefined {
  return process.env.CHROME_PATH ?? [...usualPaths, chromium.executablePath()].find((path) => existsSync(path))
}
