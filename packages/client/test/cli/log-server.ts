import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LogServer, Run } from '@get-log/server'
import { createLogServer } from '@get-log/server'
import { afterAll } from 'vitest'

/** A reference server with an address, and an empty directory. */
export interface LogServerAndDirectory extends LogServer {
  readonly url: string
  readonly directory: string
  startRun(log: string | Uint8Array): Run
}

export async function startLogServer(): Promise<LogServerAndDirectory> {
  const server = createLogServer()
  const { url } = await server.listen()
  const directory = await mkdtemp(join(tmpdir(), 'get-log-'))
  afterAll(async () => {
    await server.close()
    await rm(directory, { recursive: true })
  })
  const startRun = (log: string | Uint8Array) => {
    const run = server.runs.start()
    run.append(log)
    return run
  }
  return { ...server, url, directory, startRun }
}
