import type { ChildProcess, StdioPipe } from 'node:child_process'
import { spawn } from 'node:child_process'
import { on, once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

export const command: string = fileURLToPath(new URL('../../bin/get-log.js', import.meta.url))

export interface Outcome {
  readonly code: number | null
  readonly stdout: Buffer
  readonly stderr: string
}

/** Starts `get-log` as a process, writing to a pipe or to what is given. It has no token but the one in `environment`. */
export function startCommand(
  words: string[],
  environment: Record<string, string> = {},
  stdout: StdioPipe | number = 'pipe',
): ChildProcess {
  const { APIFY_TOKEN: _, ...inherited } = process.env
  return spawn(process.execPath, [command, ...words], {
    env: { ...inherited, ...environment },
    stdio: ['pipe', stdout, 'pipe'],
  })
}

/** Waits until a process has ended and its output is read. */
export async function waitForEnd(child: ChildProcess): Promise<Outcome> {
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stdout?.on('data', (chunk) => stdout.push(chunk))
  child.stderr?.on('data', (chunk) => stderr.push(chunk))
  const [code] = await once(child, 'close')
  return { code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() }
}

let host: Worker | undefined
let runs = 0

/** Runs `get-log` to its end in a reused thread, which costs a tenth of a process. */
export async function runCommand(words: string[], environment: Record<string, string> = {}): Promise<Outcome> {
  host ??= new Worker(new URL('command-host.js', import.meta.url), { execArgv: [] })
  host.unref()
  const number = runs++
  host.postMessage({ number, words, environment })
  for await (const [outcome] of on(host, 'message')) {
    if (outcome.number !== number) continue
    const [stdout, stderr] = outcome.outputs.map((output: Uint8Array) => Buffer.from(output))
    return { code: outcome.code, stdout, stderr: `${stderr}` }
  }
  throw new Error('The thread of the commands ended.')
}
