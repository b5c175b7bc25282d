import { constants, fstatSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LogStorage, LogStore, RunDetails } from '../runs/log-storage.ts'
import { checkRunId } from '../runs/run-id.ts'
import { attempt, readPieces, withFile } from './disk.ts'
import { FileBytes } from './file-bytes.ts'
import { tellOnStderr } from './open-file-store.ts'
import { stripLog } from './strip-log.ts'

const extension = '.log'

/**
 * A store that also serves every `NAME.log` of a directory as the log of a finished run `NAME` that anyone may read. The
 * files are only read; their printable form is kept in a temporary directory until the store closes. Files that are unreadable or
 * whose names are not valid ids are skipped and reported to `tell`. Throws a `LogServerError` of code `storage-failed` if the directory cannot be read.
 */
export function withLogsFrom(
  directory: string,
  store: LogStore,
  tell: (message: string) => void = tellOnStderr,
): LogStore {
  const names = attempt('read the logs in', directory, () => readdirSync(directory, { encoding: 'buffer' }))
  const logs = names.filter((name) => name.toString('latin1').endsWith(extension))
  const printableDirectory = attempt('keep printable logs in', tmpdir(), () =>
    mkdtempSync(join(tmpdir(), 'get-log-printable-')),
  )
  return {
    ...store,
    *restore() {
      yield* store.restore()
      for (const [index, name] of logs.entries()) {
        try {
          yield importLog(directory, name, join(printableDirectory, String(index)))
        } catch (error) {
          tell(`${JSON.stringify(join(directory, name.toString()))} is left out: ${(error as Error).message}`)
        }
      }
    },
    close() {
      store.close()
      rmSync(printableDirectory, { recursive: true, force: true })
    },
  }
}

function importLog(
  directory: string,
  name: Buffer,
  printablePath: string,
): { details: RunDetails; storage: LogStorage } {
  const fileName = name.toString()
  if (!Buffer.from(fileName).equals(name)) throw new Error('its name is not UTF-8.')
  const id = fileName.slice(0, -extension.length)
  checkRunId(id)
  const path = join(directory, fileName)
  if (!statSync(path).isFile()) throw new Error('it is not a file.')
  // Does not block on a file that has become a FIFO meanwhile.
  return withFile(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0), (file) => {
    const { mtime, size } = fstatSync(file)
    const details = { id, owner: undefined, access: 'anyone', startedAt: mtime } as const
    const { raw, printable } = stripLog(details, readPieces(file, 0, size), printablePath)
    return {
      details,
      storage: {
        raw: new FileBytes(path, raw),
        printable: new FileBytes(printablePath, printable),
        append() {},
        finish() {},
        delete() {},
      },
    }
  })
}
