import { Worker } from 'node:worker_threads'
import { createLogServer } from '@get-log/server'

const server = createLogServer({ traits: JSON.parse(process.argv[2] ?? '{}') })
const { url, controlUrl } = await server.listen({ controlPort: 0 })

const beats = new Int32Array(new SharedArrayBuffer(4))
setInterval(() => Atomics.add(beats, 0, 1), 50)
new Worker(`(${watchMainThread})()`, { eval: true, workerData: beats })

// Asked for what was reached since it was asked last.
process.on('message', () => {
  const { mutantCoverage } = (globalThis as { __stryker__?: { mutantCoverage?: { static: object } } }).__stryker__ ?? {}
  process.send?.(Object.keys(mutantCoverage?.static ?? {}))
  if (mutantCoverage !== undefined) mutantCoverage.static = {}
})
process.on('disconnect', () => process.exit())
process.send?.({ url, controlUrl })

/**
 * Runs as a thread beside the server, and kills the process if the server's own thread spins, by the clock of its CPU,
 * or takes a gigabyte. It is sent there as text, so that it stands alone.
 */
function watchMainThread(): void {
  const { workerData: beats } = process.getBuiltinModule('node:worker_threads')
  const spinsAfterMicroseconds = 2_000_000
  const mostBytes = 2 ** 30
  let beat = -1
  let since = 0
  setInterval(() => {
    const { user, system } = process.cpuUsage()
    const now = Atomics.load(beats as Int32Array, 0)
    if (now !== beat) since = user + system
    beat = now
    const spins = user + system - since > spinsAfterMicroseconds
    if (spins || process.memoryUsage.rss() > mostBytes) process.kill(process.pid, 'SIGKILL')
  }, 100)
}
