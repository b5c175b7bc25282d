import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LogServerError } from '../log-server-error.ts'

/**
 * Keeps a second server out of a directory, by a file with the id of the process. One that a killed process left is
 * taken over. Returns how to unlock. Throws `storage-failed`.
 */
export function lockDirectory(directory: string): () => void {
  const path = join(directory, 'lock')
  const holder = Number(readIfThere(path))
  if (holder > 0 && holder !== process.pid && isRunning(holder)) {
    throw new LogServerError(
      'storage-failed',
      `${directory} is in use by process ${holder}: stop that server, or take another directory. If it is no server, remove ${path}.`,
    )
  }
  writeFileSync(path, String(process.pid))
  return () => rmSync(path, { force: true })
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
