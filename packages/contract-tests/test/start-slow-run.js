// Starts a run through a control interface, leaves a process behind that writes to it slowly, and prints its id.
// Stands in for a platform: node start-slow-run.js CONTROL_URL, with the options of the run as JSON in RUN_OPTIONS
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { json } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const [control, id] = process.argv.slice(2)
// Longer than clauses share a run, so that the last one to join still sees it write.
const lines = 60
const delayMs = 100

const post = (path) => request(new URL(path, control), { method: 'POST' })

if (id === undefined) {
  const [answer] = await once(post('/runs').end(process.env.RUN_OPTIONS ?? '{}'), 'response')
  const run = await json(answer)
  const writer = spawn(process.execPath, [fileURLToPath(import.meta.url), control, run.id], {
    detached: true,
    stdio: 'ignore',
  })
  writer.unref()
  console.log(run.id)
} else {
  const run = `/runs/${encodeURIComponent(id)}`
  const log = post(`${run}/log`)
  for (let line = 1; line <= lines; line += 1) {
    log.write(`${new Date().toISOString()} line ${line}\n`)
    await sleep(delayMs)
  }
  await once(log.end(), 'response')
  post(`${run}/finish`).end()
}
