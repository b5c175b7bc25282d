import { existsSync } from 'node:fs'

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Where Chromium is: `CHROME_PATH`, or one of the usual places. Throws if it is in none of them. */
export function findChromium(): string {
  const path = process.env.CHROME_PATH ?? usualPaths.find((candidate) => existsSync(candidate))
  if (path !== undefined && existsSync(path)) return path
  throw new Error(
    `No Chromium found${path ? ` at CHROME_PATH=${path}` : ''}: install it, on Debian with "apt-get install -y chromium", or set CHROME_PATH.`,
  )
}
