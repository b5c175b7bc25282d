import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { manifest } from '../../package-root.ts'
import { readUserFile } from '../../usage/read-user-file.ts'
import { UsageError } from '../../usage/usage-error.ts'

/** A mock that runs. */
export interface RunningPrism {
  readonly url: string
  stop(): Promise<void>
}

const manifestName = '@stoplight/prism-cli/package.json'

/** The manifest of the Prism that is installed beside the kit, if one is. */
export function findPrism(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(manifestName)
  } catch {
    return undefined
  }
}

/** Prism is an optional peer. All of its packages are named: by itself it takes the newest of them, which need a newer Node. */
function howToInstall(): string {
  const peers = Object.entries(manifest.peerDependencies).filter(([name]) => name.startsWith('@stoplight/'))
  const named = peers.map(([name, version]) => `${name}@${version}`).join(' ')
  return `The target prism needs Prism, which is not installed: npm install --save-dev ${named}`
}

const listening = /Prism is listening on (http:\/\/\S+)/
const startMs = 60_000

/** Ends the child when this process is gone, however it went. */
const endWithParent = 'data:text/javascript,process.on("disconnect",()=>process.exit())'

/**
 * Starts the Prism command line as users run it, on a free loopback port.
 *
 * @throws UsageError if the document cannot be read, or Prism does not accept it.
 */
export async function startPrism(specFile: string): Promise<RunningPrism> {
  await checkReadable(specFile)
  const manifestFile = findPrism()
  if (manifestFile === undefined) throw new UsageError(howToInstall())
  const { bin } = JSON.parse(await readFile(manifestFile, 'utf8')) as { bin: { prism: string } }
  const program = join(dirname(manifestFile), bin.prism)
  const options = ['--port', '0', '--host', '127.0.0.1', '--multiprocess', 'false']
  const child = spawn(process.execPath, ['--import', endWithParent, program, 'mock', ...options, specFile], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL')
    await gone
  }
  let output = ''
  const url = await new Promise<string | undefined>((resolve) => {
    const timer = setTimeout(() => resolve(undefined), startMs)
    const look = (bytes: Buffer): void => {
      output = `${output}${bytes}`.slice(-8192)
      const found = listening.exec(output)?.[1]
      if (found === undefined) return
      clearTimeout(timer)
      child.stdout?.off('data', look).resume()
      child.stderr?.off('data', look).resume()
      resolve(found)
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    child.once('close', () => {
      clearTimeout(timer)
      resolve(undefined)
    })
  })
  if (url !== undefined) return { url, stop }
  await stop()
  const said = output.trim().split('\n').at(-1) ?? ''
  throw new UsageError(`Prism does not mock ${specFile}: ${said === '' ? 'it said nothing' : said.trim()}`)
}

async function checkReadable(specFile: string): Promise<void> {
  const document = await readUserFile('spec', specFile, 'YAML or JSON', parse)
  if (typeof document !== 'object' || document === null || !('openapi' in document) || !('paths' in document)) {
    throw new UsageError(`The spec ${specFile} is not an OpenAPI 3 document: it needs "openapi" and "paths"`)
  }
}
