import { spawnSync } from 'node:child_process'
import { closeSync, constants, ftruncateSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { createServer } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { LogServerError } from '../log-server-error.ts'

/** The flag that opens a file exclusively: `O_EXLOCK` of the BSDs and macOS, `UV_FS_O_EXLOCK` of libuv on Windows. Linux has none. */
const exclusive: number =
  { win32: 0x1000_0000, darwin: 0x20, freebsd: 0x20, openbsd: 0x20, netbsd: 0x20 }[process.platform as string] ?? 0

/**
 * Keeps a second server out of a directory, even one in another container or in this process. The kernel holds the lock and releases
 * it when this process ends, however that happens. Returns a function that unlocks. Throws `storage-failed`.
 *
 * On Linux there are two locks, since two servers may not have the same means: flock(1), which also works between machines
 * that share a file system, and a socket, which only needs a file system that supports sockets. One of them is enough.
 */
export function lockDirectory(directory: string): () => void {
  const path = join(directory, 'lock')
  const file = openUnlessLocked(path)
  const isLocked = file === undefined ? false : exclusive !== 0 || lockByCommand(file)
  const presence = isLocked === false || exclusive !== 0 ? undefined : showPresence(directory)
  let isHeld = true
  const unlock = (): void => {
    if (isHeld) presence?.leave()
    if (isHeld && file !== undefined) closeSync(file)
    isHeld = false
  }
  const found = [isLocked, presence?.isAlone]
  if (file !== undefined && found.includes(true) && !found.includes(false)) {
    ftruncateSync(file)
    writeSync(file, `process ${process.pid} on ${hostname()}\n`, 0)
    return unlock
  }
  unlock()
  if (!found.includes(false)) {
    throw new LogServerError(
      'storage-failed',
      `Cannot lock ${path}: there is no flock(1), and the file system has no sockets. Install util-linux or busybox, or take a directory on another disk.`,
    )
  }
  const holder = readFileSync(path, 'utf8').trim()
  throw new LogServerError(
    'storage-failed',
    `${directory} is in use${holder && ` by ${holder}`}: stop that server, or take another directory.`,
  )
}

/** Whether nobody else has locked the file; undefined if that cannot be known. The lock belongs to the open file, so it outlives the command. */
function lockByCommand(file: number): boolean | undefined {
  const { status } = spawnSync('flock', ['-n', '0'], { stdio: [file, 'ignore', 'ignore'] })
  return status === 0 ? true : status === 1 ? false : undefined
}

/** Opens the file; undefined if opening locks it and somebody else holds the lock. */
function openUnlessLocked(path: string): number | undefined {
  const { O_RDWR, O_CREAT, O_NONBLOCK = 0 } = constants
  try {
    return openSync(path, O_RDWR | O_CREAT | exclusive | (exclusive && O_NONBLOCK), 0o600)
  } catch (error) {
    if (exclusive !== 0 && ['EAGAIN', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}

/** Connects to sockets and answers 1 if nobody listens, 2 if somebody does. Runs in its own thread, since the caller blocks while it waits. */
const asking = `
  const { paths, answer } = require('node:worker_threads').workerData
  const ask = (path) => new Promise((resolve) => {
    const isDead = ({ code }) => code === 'ECONNREFUSED' || code === 'ENOENT'
    require('node:net').connect(path, () => resolve(true)).on('error', (error) => resolve(!isDead(error)))
  })
  Promise.all(paths.map(ask)).then((found) => {
    Atomics.store(answer, 0, found.includes(true) ? 2 : 1)
    Atomics.notify(answer, 0)
  })`

/** Whether this process is the only one that announces itself in a directory; undefined if that is not possible there. */
interface Presence {
  readonly isAlone: boolean | undefined
  leave(): void
}

/**
 * Announces that a directory is in use, by a socket for which the kernel answers as long as this process lives. Each process announces itself before
 * it looks for others, so that at most one of two finds itself alone. No name is used twice, so a dead socket can be removed.
 */
function showPresence(directory: string): Presence {
  const name = `lock.${crypto.randomUUID()}`
  const folder = openSync(directory, 'r')
  // A socket's path is limited to about a hundred characters; a directory's may be longer.
  const pathOf = (each: string): string => `/proc/self/fd/${folder}/${each}`
  const server = createServer((socket) => socket.destroy()).on('error', () => {})
  server.listen({ path: pathOf(name), exclusive: true }).unref()
  const leave = (): void => {
    server.close()
    rmSync(join(directory, name), { force: true })
    closeSync(folder)
  }
  if (!server.listening) {
    leave()
    return { isAlone: undefined, leave() {} }
  }
  const others = readdirSync(directory).filter((each) => /^lock\.[\da-f-]{36}$/.test(each) && each !== name)
  const isAlone = others.length === 0 || areDead(others.map(pathOf))
  if (isAlone) for (const each of others) rmSync(join(directory, each), { force: true })
  return { isAlone, leave }
}

function areDead(paths: readonly string[]): boolean {
  const answer = new Int32Array(new SharedArrayBuffer(4))
  new Worker(asking, { eval: true, execArgv: [], workerData: { paths, answer } }).unref()
  Atomics.wait(answer, 0, 0, 10_000)
  return answer[0] === 1
}
