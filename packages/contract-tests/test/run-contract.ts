import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { vi } from 'vitest'
import { runProgram } from '../src/cli/run-program.ts'
import { makeDirectory } from './make-directory.ts'

export const bin = fileURLToPath(new URL('../bin/get-log-contract.js', import.meta.url))

const names = ['GET_LOG_TOKEN', 'APIFY_TOKEN', 'GET_LOG_OTHER_TOKEN', 'GITHUB_ACTIONS']
const absent = Object.fromEntries(names.map((name) => [name, undefined]))

/** Starts the command in a directory, without colours and without the tokens of the person who runs the tests. */
export function startContract(directory: string, args: readonly string[], changed: NodeJS.ProcessEnv = {}) {
  const env = { ...process.env, NO_COLOR: '1', ...absent, ...changed }
  return spawn(process.execPath, [bin, ...args], { cwd: directory, env, stdio: ['ignore', 'pipe', 'pipe'] })
}

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export async function runContract(...args: Parameters<typeof startContract>): Promise<Ran> {
  const child = startContract(...args)
  const closed = once(child, 'close')
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { status: (await closed)[0], stdout, stderr }
}

/** The same in this process, at a fiftieth of the cost: if start, end and signals do not matter. Not for concurrent tests. */
export async function runHere(
  directory: string,
  args: readonly string[],
  changed: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  const before = process.cwd()
  const [stdout, stderr] = [process.stdout, process.stderr].map((stream) => {
    return vi.spyOn(stream, 'write').mockReturnValue(true)
  })
  const written = (stream: typeof stdout): string =>
    stripVTControlCharacters(stream?.mock.calls.map(([text]) => String(text)).join('') ?? '')
  for (const [name, value] of Object.entries({ ...absent, ...changed })) vi.stubEnv(name, value)
  process.chdir(directory)
  try {
    const status = await runProgram([process.execPath, bin, ...args])
    return { status, stdout: written(stdout), stderr: written(stderr) }
  } finally {
    process.chdir(before)
    vi.unstubAllEnvs()
    stdout?.mockRestore()
    stderr?.mockRestore()
  }
}

/** A directory for the tests of a file, the command in it, and options that name files there. */
export function useContract() {
  const directory = makeDirectory()
  const withFile = (option: 'fixtures' | 'deviations', content: object): string[] => {
    writeFileSync(join(directory, `${option}.json`), JSON.stringify(content))
    return [`--${option}`, `${option}.json`]
  }
  const contract = (args: readonly string[], changed: NodeJS.ProcessEnv = {}): Promise<Ran> =>
    runHere(directory, args, changed)
  const readReports = (out: string, ...more: readonly string[]): string[] =>
    ['report.json', 'junit.xml', 'index.html', ...more].map((name) => readFileSync(join(directory, out, name), 'utf8'))
  const named = (url: string, fixtures: object): string[] => ['--target', url, ...withFile('fixtures', fixtures)]
  return { directory, contract, withFile, named, readReports }
}
