import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
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

const failsWith = (...words: (string | RegExp)[]) => ({
  code: 1,
  output: expect.toSatisfy(
    (output: string) => words.every((word) => output.match(word)),
    `contains ${words.join(', ')}`,
  ),
})

test('a Node that is too old is told, with the one that is needed, and nothing is tried with it', async () => {
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

test('a home that cannot be written to is told with its path, even to npm --silent', async () => {
  const home = join(process.execPath, 'home')
  const ended = await copy.run('setup', { HOME: home, npm_config_cache: undefined, npm_config_loglevel: 'silent' })
  expect(ended).toEqual(failsWith(`cannot write to ${home}`, 'ENOTDIR', 'set HOME to one that is'))
})

test('a proxy that nobody listens at is named without its password', async () => {
  const proxy = createServer()
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  await new Promise((resolve) => proxy.close(resolve))
  const ended = await copy.run('setup', throughProxy(`http://user:secret@127.0.0.1:${port}`))
  expect(ended).toEqual(failsWith(`cannot be reached through http://127.0.0.1:${port}`, 'ECONNREFUSED', 'HTTPS_PROXY'))
  expect(ended.output).not.toContain('secret')
})

test('a proxy that refuses is named with what it answered', async () => {
  const proxy = createServer().on('connect', (_request, socket) => {
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  try {
    const ended = await copy.run('setup', throughProxy(`http://127.0.0.1:${port}`))
    expect(ended).toEqual(failsWith(`cannot be reached through http://127.0.0.1:${port}`, '407', 'HTTPS_PROXY'))
  } finally {
    proxy.close()
  }
})

function throughProxy(url: string): NodeJS.ProcessEnv {
  const none = { https_proxy: undefined, HTTP_PROXY: undefined, http_proxy: undefined, NO_PROXY: undefined }
  const cache = join(copy.directory, 'cache')
  return { ...none, no_proxy: undefined, HTTPS_PROXY: url, npm_config_cache: cache, npm_config_fetch_retries: '0' }
}

test('a lock file that does not fit the manifests is told with the difference', async () => {
  copy.write('packages/types/package.json', (text) => text.replace('"devDependencies": {', '$& "ms": "2.1.3",'))
  const ended = await copy.run('setup')
  expect(ended).toEqual(failsWith('pnpm-lock.yaml does not fit', 'ms@2.1.3', 'npm run setup -- --no-frozen-lockfile'))
})

test('a lock file with the marks of a conflict is told with the line', async () => {
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
