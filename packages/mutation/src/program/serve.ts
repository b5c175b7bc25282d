import { Worker } from 'node:worker_threads'
import { createLogServer } from '@get-log/server'
import { watchMainThread } from './watch-main-thread.ts'

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
