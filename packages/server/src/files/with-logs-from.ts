import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LogStorage, LogStore } from '../runs/log-storage.ts'
import type { RunDetails } from '../runs/run-details.ts'
import { FileBytes } from './file-bytes.ts'
import { storageError } from './storage-error.ts'
import { stripFile } from './strip-file.ts'

const extension = '.log'

/**
 * A store that also has every `NAME.log` of a directory, as the log of a finished run `NAME` open to anyone. The
 * files are only read; their printable form is kept in a temporary directory until the store closes. Throws a
 * `LogServerError` of code `storage-failed` if the directory cannot be read.
 */
export function withLogsFrom(directory: string, store: LogStore): LogStore {
  const names = listLogs(directory)
  const printableDirectory = mkdtempSync(join(tmpdir(), 'get-log-printable-'))
  return {
    ...store,
    *restore() {
      yield* store.restore()
      for (const [index, name] of names.entries()) {
        yield importLog(
          join(directory, name),
          name.slice(0, -extension.length),
          join(printableDirectory, String(index)),
        )
      }
    },
    close() {
      store.close()
      rmSync(printableDirectory, { recursive: true, force: true })
    },
  }
}

function listLogs(directory: string): string[] {
  try {
    const files = readdirSync(directory, { withFileTypes: true }).filter((entry) => !entry.isDirectory())
    return files.map(({ name }) => name).filter((name) => name.endsWith(extension) && name !== extension)
  } catch (error) {
    throw storageError('read the logs in', directory, error)
  }
}

function importLog(path: string, id: string, printablePath: string): { details: RunDetails; storage: LogStorage } {
  try {
    const { size, mtime } = statSync(path)
    const raw = new FileBytes(path, size)
    const printable = stripFile(path, size, printablePath)
    return {
      details: { id, owner: undefined, access: 'anyone', startedAt: mtime },
      storage: { raw, printable, append() {}, finish() {}, delete() {} },
    }
  } catch (error) {
    throw storageError('read', path, error)
  }
}
