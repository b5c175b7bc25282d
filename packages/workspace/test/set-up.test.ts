import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Copy } from './copy.ts'
import { copySetUp } from './copy.ts'

vi.setConfig({ testTimeout: 60_000 })

let copy: Copy

beforeEach(() => {
  copy = copySetUp()
})
afterEach(() => copy[Symbol.dispose]())

test('nothing is installed twice, and nothing is printed about it', async () => {
  await copy.install()
  expect(await copy.run('setup')).toEqual({ code: 0, output: '' })
})

test.each([
  ['the lock file', () => copy.write('pnpm-lock.yaml', (text) => `${text}\n`)],
  ['the settings of the workspace', () => copy.write('pnpm-workspace.yaml', (text) => `${text}\n`)],
  ['a manifest', () => copy.write('packages/client/package.json', (text) => `${text}\n`)],
  ['the packages', () => copy.write('packages/new/package.json', () => '{}')],
  ['what is installed', () => rmSync(join(copy.directory, 'packages/client/node_modules'), { recursive: true })],
])('an install no longer counts once %s has changed', async (_what, change) => {
  const installed = await copy.install()
  expect(installed.isInstalled()).toBe(true)
  change()
  expect(installed.isInstalled()).toBe(false)
})

const failsWith = (...words: (string | RegExp)[]) => ({
  code: 1,
  output: expect.toSatisfy(
    (output: string) => words.every((word) => output.match(word)),
    `contains ${words.join(', ')}`,
  ),
})

test('a Node that is too old is refused, with the version that is needed, before anything else', async () => {
  copy.write('package.json', (text) => text.replace('>=20.19', '>=99.1'))
  expect(await copy.run('setup')).toEqual({
    code: 1,
    output: expect.stringMatching(
      /^Node [\d.]+ is too old: this repository needs Node 99\.1 or later\.\nInstall one .*\n$/,
    ),
  })
})

test('without npm the set-up says that it is missing', async () => {
  const bin = join(copy.directory, 'bin')
  mkdirSync(bin)
  symlinkSync(process.execPath, join(bin, 'node'))
  const ended = await copy.run('setup', { PATH: bin, npm_execpath: undefined })
  expect(ended).toEqual(failsWith('npm, which fetches pnpm@', 'spawn npm ENOENT', 'Install npm'))
})

test('an unwritable home is reported with its path, even with npm --silent', async () => {
  const home = join(process.execPath, 'home')
  const ended = await copy.run('setup', { HOME: home, npm_config_cache: undefined, npm_config_loglevel: 'silent' })
  expect(ended).toEqual(failsWith(`cannot write to ${home}`, 'ENOTDIR', 'set HOME to one that is'))
})

test.each([
  ['that nobody listens at', undefined, 'ECONNREFUSED'],
  ['that refuses', 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n', '407'],
])('a proxy %s is named without its password, with the result', async (_, answer, reason) => {
  const proxy = createServer().on('connect', (_request, socket) => socket.end(answer))
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  if (answer === undefined) await new Promise((resolve) => proxy.close(resolve))
  const unset = ['https_proxy', 'HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy'].map((name) => [name, undefined])
  const ended = await copy.run('setup', {
    ...Object.fromEntries(unset),
    HTTPS_PROXY: `http://user:secret@127.0.0.1:${port}`,
    npm_config_cache: join(copy.directory, 'cache'),
    npm_config_fetch_retries: '0',
  })
  proxy.close()
  expect(ended).toEqual(failsWith(`cannot be reached through http://127.0.0.1:${port}`, reason, 'HTTPS_PROXY'))
  expect(ended.output).not.toContain('secret')
})

test('a lock file that does not match the manifests is reported with the difference', async () => {
  copy.write('packages/types/package.json', (text) => text.replace('"devDependencies": {', '$& "ms": "2.1.3",'))
  const ended = await copy.run('setup')
  expect(ended).toEqual(failsWith('pnpm-lock.yaml does not fit', 'ms@2.1.3', 'npm run setup -- --no-frozen-lockfile'))
})

test('a lock file with conflict markers is reported with the line', async () => {
  copy.write('pnpm-lock.yaml', (text) => `${text}<<<<<<< HEAD\n`)
  const ended = await copy.run('setup')
  expect(ended).toEqual(failsWith('pnpm-lock.yaml cannot be read', '<<<<<<< HEAD', 'git checkout pnpm-lock.yaml'))
})

const mount = 'mount -t tmpfs -o size=1m tmpfs'
const worlds = [
  ['unshare', '-m'],
  ['unshare', '-rm'],
  ['sudo', '-nE', 'unshare', '-m'],
]
const world = worlds.find(([command = '', ...args]) => {
  return spawnSync(command, [...args, 'sh', '-c', `${mount} /mnt`]).status === 0
})

test.skipIf(!world && !process.env.CI)(
  world ? 'a full disk is told' : 'a full disk is told: not run, since this user may not mount a small one',
  async () => {
    mkdirSync(join(copy.directory, 'disk'))
    const onDisk = ['sh', '-c', `${mount} disk && exec "$@"`, 'sh']
    const ended = await copy.run('setup', { npm_config_cache: 'disk' }, [...(world as string[]), ...onDisk])
    expect(ended).toEqual(failsWith('The disk is full', 'ENOSPC', 'npm_config_cache'))
  },
)
