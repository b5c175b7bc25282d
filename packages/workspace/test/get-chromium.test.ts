import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

vi.setConfig({ testTimeout: 60_000 })

const program = `
  import { getChromium } from ${JSON.stringify(new URL('../src/browser/get-chromium.js', import.meta.url).href)}
  const chromium = await getChromium()
  console.log(JSON.stringify(chromium))`

const playwright = createRequire(new URL('../src/browser/find-chromium.js', import.meta.url)).resolve('playwright-core')

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

/** Runs a program with only the test's own commands on the PATH, and nowhere for Playwright to write. */
const run = async (program: string, env: NodeJS.ProcessEnv): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    env: { PATH: join(folder, 'bin'), PLAYWRIGHT_BROWSERS_PATH: join(process.execPath, 'browsers'), ...env },
  })
  return stdout
}

async function getChromium(env: NodeJS.ProcessEnv = {}): Promise<{ path?: string; reason?: string; said: string[] }> {
  const lines = (await run(program, env)).trimEnd().split('\n')
  return { ...JSON.parse(lines.pop() as string), said: lines }
}

test.each<[string, Record<string, string>, string, string?]>([
  ['the browser that CHROME_PATH names', { 'bin/chromium': 'exit 0', named: 'exit 0' }, 'named', 'named'],
  ...['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].map(
    (name): [string, Record<string, string>, string] => [
      `an installed ${name}`,
      { [`bin/${name}`]: 'exit 0' },
      `bin/${name}`,
    ],
  ),
  ['one that starts', { 'bin/chromium': 'exit 1', 'bin/google-chrome': 'exit 0' }, 'bin/google-chrome'],
])('%s is taken before any other, and nothing is fetched', async (_, programs, wanted, named) => {
  for (const [path, script] of Object.entries(programs)) place(path, script)
  const env = named === undefined ? {} : { CHROME_PATH: join(folder, named) }
  expect(await getChromium(env)).toEqual({ path: join(folder, wanted), said: [] })
})

test('a CHROME_PATH that does not start is a reason, and nothing is fetched', async () => {
  place('bin/chromium', 'exit 0')
  const reason = 'CHROME_PATH is /nowhere, which does not start'
  expect(await getChromium({ CHROME_PATH: '/nowhere' })).toEqual({ reason, said: [] })
})

test("Playwright's own is taken if no other is installed", async () => {
  const env = { PLAYWRIGHT_BROWSERS_PATH: join(folder, 'browsers') }
  const asking = `import playwright from ${JSON.stringify(playwright)}; console.log(playwright.chromium.executablePath())`
  const own = (await run(asking, env)).trim()
  mkdirSync(dirname(own), { recursive: true })
  place(relative(folder, own), 'exit 0')
  expect(await getChromium(env)).toEqual({ path: own, said: [] })
})

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

test('if none can be installed, each failed attempt is reported with its reason', async () => {
  place('bin/apt-get', 'echo "E: Unable to locate package chromium" >&2; exit 100')
  const { path, reason } = await getChromium()
  expect(path).toBeUndefined()
  expect(reason).toMatch(/^no Chromium or Chrome is installed; playwright install chromium failed: .*ENOTDIR/)
  if (process.getuid?.() === 0) expect(reason).toContain('apt-get install chromium failed: Unable to locate package')
})
