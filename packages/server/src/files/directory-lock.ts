import { spawnSync } from 'node:child_process'
import { closeSync, constants, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { LogServerError } from '../log-server-error.ts'

/** What opens a file for one holder alone: `O_EXLOCK` of the BSDs and macOS, `UV_FS_O_EXLOCK` of libuv on Windows. Linux has none. */
const exclusive: number =
  { win32: 0x1000_0000, darwin: 0x20, freebsd: 0x20, openbsd: 0x20, netbsd: 0x20 }[process.platform as string] ?? 0

/**
 * Keeps a second server out of a directory, also one in another container or in this process. The kernel holds the lock and lets go of
 * it when this process ends, however it does. Returns how to unlock. Throws `storage-failed`.
 */
export function lockDirectory(directory: string): () => void {
  const path = join(directory, 'lock')
  const file = openAlone(path)
  if (file === undefined) {
    const holder = readFileSync(path, 'utf8').trim()
    throw new LogServerError(
      'storage-failed',
      `${directory} is in use${holder && ` by ${holder}`}: stop that server, or take another directory.`,
    )
  }
  ftruncateSync(file)
  writeSync(file, `process ${process.pid} on ${hostname()}\n`, 0)
  return () => closeSync(file)
}

/** The open file if nobody else has it. */
function openAlone(path: string): number | undefined {
  const { O_RDWR, O_CREAT, O_NONBLOCK = 0 } = constants
  const file = openUnlessLocked(path, O_RDWR | O_CREAT | exclusive | (exclusive && O_NONBLOCK))
  if (file === undefined || exclusive !== 0) return file
  // The command locks what both processes have open, and so the lock stays when the command has ended.
  const { status, error, stderr } = spawnSync('flock', ['-n', '0'], {
    stdio: [file, 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  if (status === 0) return file
  closeSync(file)
  if (error === undefined && status === 1) return undefined
  const why = error === undefined ? stderr.trim() : 'there is no flock(1), which util-linux and busybox have'
  throw new LogServerError('storage-failed', `Cannot lock ${path}: ${why}.`, { cause: error })
}

function openUnlessLocked(path: string, flags: number): number | undefined {
  try {
    return openSync(path, flags, 0o600)
  } catch (error) {
    if (exclusive !== 0 && ['EAGAIN', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}
