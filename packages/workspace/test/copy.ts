import { spawn } from 'node:child_process'
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** What a set-up reads of this repository, in a folder of its own where nothing is installed. */
export interface Copy extends Disposable {
  directory: string
  /** Changes a file, or makes one. */
  write(file: string, change: (text: string) => string): void
  /** Pretends that everything is installed. Gives the module that tells whether it is. */
  install(): Promise<typeof import('../src/install/installed.js')>
  /** Runs one of the repository's commands there. Variables that are undefined are not set. */
  run(command: string, env?: NodeJS.ProcessEnv, starter?: string[]): Promise<Ended>
}

/** How a command ended, and all that it printed. */
export interface Ended {
  code: number | null
  output: string
}

/** Makes a copy in the folder for temporary files. */
export function copySetUp(): Copy {
  const directory = mkdtempSync(join(tmpdir(), 'get-log-set-up-'))
  const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)
  const members = ['.', 'spec', ...packages].filter((member) => existsSync(join(root, member, 'package.json')))
  const settings = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.pnpmfile.cjs']
  const files = [...members.map((member) => join(member, 'package.json')), ...settings]
  for (const file of [...files, 'packages/workspace/run.cjs', 'packages/workspace/src']) {
    cpSync(join(root, file), join(directory, file), { recursive: true })
  }
  return {
    directory,
    write(file, change) {
      const path = join(directory, file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, change(existsSync(path) ? readFileSync(path, 'utf8') : ''), { mode: 0o755 })
    },
    async install() {
      for (const member of members) mkdirSync(join(directory, member, 'node_modules'))
      const installed = await import(pathToFileURL(join(directory, 'packages/workspace/src/install/installed.js')).href)
      installed.markInstalled()
      return installed
    },
    run(command, env = {}, starter = []) {
      const words = [...starter, process.execPath, 'packages/workspace/run.cjs', command]
      return end(words, { cwd: directory, env: { ...process.env, CI: undefined, ...env } })
    },
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
  }
}

function end([command = '', ...args]: string[], options: { cwd: string; env: NodeJS.ProcessEnv }): Promise<Ended> {
  // One file for both streams keeps what they say in order.
  const path = join(options.cwd, 'output')
  const file = openSync(path, 'w')
  const child = spawn(command, args, { ...options, stdio: ['ignore', file, file] })
  closeSync(file)
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, output: readFileSync(path, 'utf8') }))
  })
}
