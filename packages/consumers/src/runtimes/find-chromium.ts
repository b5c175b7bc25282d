import { existsSync } from 'node:fs'

const usualPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Finds a Chromium: `CHROME_PATH`, else where systems usually put one. Throws with advice if there is none. */
export function findChromium(): string {
  const found = [process.env.CHROME_PATH, ...usualPaths].find((path) => path && existsSync(path))
  if (found) return found
  throw new Error('No Chromium found: set CHROME_PATH, or install one (Debian: apt-get install chromium).')
}
