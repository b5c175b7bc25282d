import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { zipExecutable } from './zip.ts'

vi.setConfig({ testTimeout: 60_000 })

const program = `
  import { getChromium } from ${JSON.stringify(new URL('../src/browser/get-chromium.js', import.meta.url).href)}
  const chromium = await getChromium()
  console.log(JSON.stringify(chromium))`

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'get-log-chromium-'))
  mkdirSync(join(folder, 'bin'))
  for (const name of ['sh', 'cp', 'dirname']) symlinkSync(join('/bin', name), join(folder, 'bin', name))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Puts a command on the PATH, or a program elsewhere in the folder. */
const place = (path: string, script: string): string => {
  writeFileSync(join(folder, path), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, path), 0o755)
  return join(folder, path)
}

/** Gets a browser where the PATH has only what the test placed there, and Playwright may write nowhere. */
async function getChromium(env: NodeJS.ProcessEnv = {}): Promise<{ path?: string; reason?: string; said: string[] }> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    env: { PATH: join(folder, 'bin'), PLAYWRIGHT_BROWSERS_PATH: join(process.execPath, 'browsers'), ...env },
  })
  const lines = stdout.trimEnd().split('\n')
  return { ...JSON.parse(lines.pop() as string), said: lines }
}

test('the browser that CHROME_PATH names comes before one that is installed', async () => {
  place('bin/chromium', 'exit 0')
  const named = place('named', 'exit 0')
  expect(await getChromium({ CHROME_PATH: named })).toEqual({ path: named, said: [] })
})

test('a CHROME_PATH that does not start is a reason, and nothing is fetched', async () => {
  place('bin/chromium', 'exit 0')
  expect(await getChromium({ CHROME_PATH: '/nowhere' })).toEqual({
    reason: 'CHROME_PATH is /nowhere, which does not start',
    said: [],
  })
})

test.each(['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'])(
  'an installed %s is taken before anything is fetched',
  async (name) => {
    const path = place(`bin/${name}`, 'exit 0')
    expect(await getChromium()).toEqual({ path, said: [] })
  },
)

test('an installed one that does not start is passed over', async () => {
  place('bin/chromium', 'exit 1')
  const path = place('bin/google-chrome', 'exit 0')
  expect(await getChromium()).toEqual({ path, said: [] })
})

test.runIf(`${process.platform} ${process.arch}` === 'linux x64')(
  'without one, Playwright brings its own',
  async () => {
    const downloads = createServer(({ url = '' }, response) => {
      const name = url.endsWith('/chrome-linux64.zip') ? 'chrome-linux64/chrome' : 'ffmpeg-linux'
      response.end(zipExecutable(name, '#!/bin/sh\nexit 0\n'))
    })
    await new Promise<void>((resolve) => downloads.listen(0, '127.0.0.1', resolve))
    try {
      const { path, said } = await getChromium({
        PLAYWRIGHT_BROWSERS_PATH: join(folder, 'browsers'),
        PLAYWRIGHT_DOWNLOAD_HOST: `http://127.0.0.1:${(downloads.address() as AddressInfo).port}`,
      })
      expect(path).toMatch(/browsers\/chromium-\d+\/chrome-linux64\/chrome$/)
      expect(said).toEqual([expect.stringMatching(/^browser: playwright install chromium \.\.\. \d+ s$/)])
    } finally {
      downloads.close()
    }
  },
)

test.runIf(process.getuid?.() === 0)("without Playwright's, root takes the package of Debian", async () => {
  place('bin/apt-get', 'case "$*" in *"install -y chromium") cp "$0" "$(dirname "$0")/chromium";; esac')
  expect(await getChromium()).toEqual({
    path: join(folder, 'bin/chromium'),
    said: [
      expect.stringMatching(/^browser: playwright install chromium \.\.\. \d+ s$/),
      expect.stringMatching(/^browser: apt-get install chromium \.\.\. \d+ s$/),
    ],
  })
})

test('where none can be had, each way that failed is told with its reason', async () => {
  place('bin/apt-get', 'echo "E: Unable to locate package chromium" >&2; exit 100')
  const { path, reason } = await getChromium()
  expect(path).toBeUndefined()
  expect(reason).toMatch(/^no Chromium or Chrome is installed; playwright install chromium failed: .*ENOTDIR/)
  if (process.getuid?.() === 0) expect(reason).toContain('apt-get install chromium failed: Unable to locate package')
})
