import type { ChildProcessByStdio } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

export const bin = fileURLToPath(new URL('../bin/get-log-contract.js', import.meta.url))

const names = ['GET_LOG_TOKEN', 'APIFY_TOKEN', 'GET_LOG_OTHER_TOKEN', 'GITHUB_ACTIONS']
const absent = Object.fromEntries(names.map((name) => [name, undefined]))

/** Starts the command in a directory, without colours and without the tokens of whoever runs the tests. */
export function startContract(
  directory: string,
  args: readonly string[],
  changed: NodeJS.ProcessEnv = {},
): ChildProcessByStdio<null, Readable, Readable> {
  const env = { ...process.env, NO_COLOR: '1', ...absent, ...changed }
  return spawn(process.execPath, [bin, ...args], { cwd: directory, env, stdio: ['ignore', 'pipe', 'pipe'] })
}

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** What the command prints, to its end. */
export async function runContract(...args: Parameters<typeof startContract>): Promise<Ran> {
  const child = startContract(...args)
  const closed = once(child, 'close')
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { status: (await closed)[0], stdout, stderr }
}
