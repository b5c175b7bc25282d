import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LogServer, Run } from '@get-log/server'
import { createLogServer } from '@get-log/server'
import { afterAll, beforeAll } from 'vitest'

/** A reference server with an address, and an empty directory, for the tests of one file. */
export interface LogServerAndDirectory extends LogServer {
  url: string
  directory: string
  /** Starts a run whose log begins with `log`. */
  startRun(log: string | Uint8Array): Run
}

/** Starts it before the tests and stops it after them. */
export function useLogServer(): LogServerAndDirectory {
  const server = createLogServer()
  const startRun = (log: string | Uint8Array) => {
    const run = server.runs.start()
    run.append(log)
    return run
  }
  const used = { ...server, url: '', directory: '', startRun }
  beforeAll(async () => {
    used.url = (await server.listen()).url
    used.directory = await mkdtemp(join(tmpdir(), 'get-log-'))
  })
  afterAll(async () => {
    await server.close()
    await rm(used.directory, { recursive: true })
  })
  return used
}
