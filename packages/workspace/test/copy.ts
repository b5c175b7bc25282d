import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { installFiles } from '../src/install/installed.js'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The files of this repository that a set-up reads, in a separate folder where nothing is installed. */
export interface Copy extends Disposable {
  directory: string
  write(file: string, change: (text: string) => string): void
  /** Pretends that everything is installed. Returns the module that checks it. */
  install(): Promise<typeof import('../src/install/installed.js')>
  /** Runs one of the repository's commands there; returns its exit code and output. Undefined variables are not set. */
  run(command: string, env?: NodeJS.ProcessEnv, starter?: string[]): Promise<{ code: number; output: string }>
}

export function copySetUp(): Copy {
  const directory = mkdtempSync(join(tmpdir(), 'get-log-set-up-'))
  const files = installFiles()
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
      for (const file of files.filter((name) => name.endsWith('package.json'))) {
        mkdirSync(join(directory, dirname(file), 'node_modules'))
      }
      const installed = await import(pathToFileURL(join(directory, 'packages/workspace/src/install/installed.js')).href)
      installed.markInstalled()
      return installed
    },
    async run(command, env = {}, starter = []) {
      // One stream for both keeps their output in order.
      const words = ['-c', 'exec "$@" 2>&1', 'sh', ...starter, process.execPath, 'packages/workspace/run.cjs', command]
      const options = { cwd: directory, env: { ...process.env, CI: undefined, GET_LOG_LONG: undefined, ...env } }
      const ended = promisify(execFile)('/bin/sh', words, options)
      ended.child.stdin?.end()
      return ended.then(
        ({ stdout: output }) => ({ code: 0, output }),
        ({ code, stdout: output }) => ({ code, output }),
      )
    },
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
  }
}
