import { spawnSync } from 'node:child_process'
import { closeSync, constants, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { LogServerError } from '../log-server-error.ts'
import { showPresence } from './directory-presence.ts'

/** What opens a file for one holder alone: `O_EXLOCK` of the BSDs and macOS, `UV_FS_O_EXLOCK` of libuv on Windows. Linux has none. */
const exclusive: number =
  { win32: 0x1000_0000, darwin: 0x20, freebsd: 0x20, openbsd: 0x20, netbsd: 0x20 }[process.platform as string] ?? 0

/**
 * Keeps a second server out of a directory, also one in another container or in this process. The kernel holds the lock and lets go of
 * it when this process ends, however it does. Returns how to unlock. Throws `storage-failed`.
 *
 * On Linux there are two locks, since two servers may not have the same means: one by flock(1), which also holds between machines
 * that share a file system, and one by a socket, which needs nothing but a file system that has them. One of them is enough.
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

/** Whether nobody else has the file locked; undefined where there is no telling. The lock is that of the open file, so that it outlives the command. */
function lockByCommand(file: number): boolean | undefined {
  const { status } = spawnSync('flock', ['-n', '0'], { stdio: [file, 'ignore', 'ignore'] })
  return status === 0 ? true : status === 1 ? false : undefined
}

/** The open file, unless opening it locks it and somebody else has done so. */
function openUnlessLocked(path: string): number | undefined {
  const { O_RDWR, O_CREAT, O_NONBLOCK = 0 } = constants
  try {
    return openSync(path, O_RDWR | O_CREAT | exclusive | (exclusive && O_NONBLOCK), 0o600)
  } catch (error) {
    if (exclusive !== 0 && ['EAGAIN', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}
