// Kills a process that appends, at random moments, and checks what is there afterwards.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openFileStore } from '../dist/files/index.js'
import { createLogServer } from '../dist/index.js'

const program = fileURLToPath(new URL('../test/programs/append-until-killed.js', import.meta.url))

/** Kills so many times; `problems` counts logs that lost an acknowledged byte, kept half an append or other bytes, or hang open. */
export async function runKills(kills) {
  const figures = { kills, tornTails: 0, acknowledgedBytes: 0, problems: 0 }
  for (let kill = 0; kill < kills; kill++) {
    const directory = mkdtempSync(join(tmpdir(), 'get-log-kill-'))
    const acknowledged = await killOnce(directory)
    const sizeBefore = readFileSync(join(directory, '1.raw')).length
    const server = createLogServer({ store: openFileStore(directory) })
    const run = server.runs.get('a')
    const raw = readFileSync(join(directory, '1.raw'))
    const printable = readFileSync(join(directory, '1.printable'), 'utf8')
    const isWhole = run?.state === 'finished' && raw.length === run.raw.length && raw.at(-1) === 0x0a
    const isSame = isStartOfLog(raw) && printable === raw.toString().replaceAll(/\u001b\[\d+m/g, '')
    if (!isWhole || !isSame || raw.length < acknowledged) figures.problems++
    if (sizeBefore > raw.length) figures.tornTails++
    figures.acknowledgedBytes += acknowledged
    await server.close()
    rmSync(directory, { recursive: true })
  }
  return figures
}

async function killOnce(directory) {
  const child = spawn(process.execPath, [program, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
  let written = ''
  child.stdout.setEncoding('latin1').on('data', (text) => {
    written += text
  })
  const closed = once(child, 'close')
  await Promise.race([once(child.stdout, 'data'), closed])
  await sleep(Math.random() * 20)
  child.kill('SIGKILL')
  await closed
  return Number(written.slice(0, written.lastIndexOf('\n')).split('\n').at(-1))
}

/** Whether these bytes are what the program wrote first. */
function isStartOfLog(raw) {
  const lines = raw.toString().split('\n').slice(0, -1)
  return lines.every((line, number) => line === `\u001b[32mline ${number}\u001b[0m ${'é'.repeat(number % 500)}`)
}
