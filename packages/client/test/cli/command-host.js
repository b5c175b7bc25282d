import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { parentPort } from 'node:worker_threads'

// Runs one command after another in this thread, as a process of its own would, but for what it takes to start one.
let last = Promise.resolve()
parentPort.on('message', (command) => {
  last = last.then(() => run(command))
})

async function run({ number, words, environment }) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  Object.defineProperties(process, {
    stdout: { value: stdout, configurable: true },
    stderr: { value: stderr, configurable: true },
  })
  process.env = environment
  process.argv.splice(2, Infinity, ...words)
  const outputs = [buffer(stdout), buffer(stderr)]
  await import(`../../dist/cli/main.js?${number}`)
  stdout.end()
  stderr.end()
  parentPort.postMessage({ number, code: process.exitCode, outputs: await Promise.all(outputs) })
}
