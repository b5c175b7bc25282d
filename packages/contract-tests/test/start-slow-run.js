// Starts a run through a control interface, leaves a process behind that writes to it slowly, and prints its id.
// Stands in for a platform: node start-slow-run.js CONTROL_URL, with the options of the run as JSON in RUN_OPTIONS
import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const [control, id] = process.argv.slice(2)
// Longer than a run is shared among clauses, so that one that joins it last still sees it write.
const lines = 60
const delayMs = 100

if (id === undefined) {
  const response = await fetch(new URL('/runs', control), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: process.env.RUN_OPTIONS ?? '{}',
  })
  const run = await response.json()
  const writer = spawn(process.execPath, [fileURLToPath(import.meta.url), control, run.id], {
    detached: true,
    stdio: 'ignore',
  })
  writer.unref()
  console.log(run.id)
} else {
  const run = new URL(`/runs/${encodeURIComponent(id)}/`, control)
  for (let line = 1; line <= lines; line += 1) {
    await fetch(new URL('log', run), { method: 'POST', body: `${new Date().toISOString()} line ${line}\n` })
    await sleep(delayMs)
  }
  await fetch(new URL('finish', run), { method: 'POST' })
}
