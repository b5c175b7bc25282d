import { closeSync, openSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

/** Connects to sockets and answers 1 if nobody listens, 2 if somebody does. A program of a thread of its own, since whoever asks waits for it standing still. */
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

/** Whether this process is the only one that shows itself in a directory; undefined where none can. */
export interface Presence {
  readonly isAlone: boolean | undefined
  leave(): void
}

/**
 * Shows that somebody uses a directory, by a socket for whose listener the kernel answers as long as this process lives. Each one shows itself before
 * it looks for others, so that of two at most one finds itself alone. No name is used twice: what is found dead can be removed.
 */
export function showPresence(directory: string): Presence {
  const name = `lock.${crypto.randomUUID()}`
  const folder = openSync(directory, 'r')
  // The path of a socket has room for some hundred characters, that of a directory may be longer.
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
