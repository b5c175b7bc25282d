import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import type { Log } from '../../clause/arrangements.ts'
import { exampleLog } from '../../endpoint/operation.ts'
import { manifest } from '../../package-root.ts'
import { readUserFile, UsageError } from '../../usage/usage-error.ts'
import { complaintIn } from '../process/run-in-group.ts'
import type { Offers, Target } from '../target.ts'
import { defineTarget, lacking } from '../target.ts'

/** The id that is requested; the mock answers every id alike. */
const id = 'HG7ML7M8z78YcAPEB'

const oneLog = 'Prism has one log, the example of the document: it stores nothing'
const noTokens = 'Prism accepts any token, or none: it knows no users'
const noHolding = 'Prism answers at once and whole: it cannot hold a response open'

const lacked: Offers = {
  ...lacking(oneLog, 'writtenLog', 'namedLog', 'ansiLog', 'emptyLog', 'largeLog'),
  ...lacking(noHolding, 'growingLog', 'steeredLog'),
  ...lacking(noTokens, 'knownToken', 'restrictedLog', 'foreignLog', 'guardedLog', 'guardedRun', 'tokenCheck'),
  rateLimit: 'Prism does not count requests',
  conditionalHeaders: 'Prism sends every documented header, whatever the query',
  distinctIds: 'Prism answers every id alike',
}

/**
 * Starts a Prism mock of a document, by default the one of this kit, as a target. Its situations are `Prefer` headers, which choose the
 * documented response.
 */
export async function createPrismTarget(options: { readonly specFile?: string | undefined } = {}): Promise<Target> {
  const specFile = options.specFile ?? createRequire(import.meta.url).resolve('@get-log/spec/openapi.json')
  const { url, close } = await startPrism(specFile)
  const known = { id, written: Buffer.from(exampleLog()) }
  const preferring = async (status: number): Promise<Log> => ({ ...known, headers: { Prefer: `code=${status}` } })
  return defineTarget({
    name: 'prism',
    url,
    close,
    arrange: {
      ...lacked,
      finishedLog: async () => known,
      knownLog: async () => known,
      unknownLog: async () => preferring(404),
      unauthorizedLog: async () => preferring(401),
      forbiddenLog: async () => preferring(403),
      refusedLog: preferring,
      exhaustedLog: async () => ({ ...(await preferring(429)), [Symbol.asyncDispose]: async () => {} }),
    },
  })
}

const manifestName = '@stoplight/prism-cli/package.json'

/** The manifest of the Prism that is installed beside the kit, if any. */
export function findPrism(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(manifestName)
  } catch {
    return undefined
  }
}

/** Prism is an optional peer. All of its packages are named, since it would otherwise take their newest versions, which need a newer Node. */
function howToInstall(): string {
  const peers = Object.entries(manifest.peerDependencies).filter(([name]) => name.startsWith('@stoplight/'))
  const named = peers.map(([name, version]) => `${name}@${version}`).join(' ')
  return `The target prism needs Prism, which is not installed: npm install --save-dev ${named}`
}

const listening = /Prism is listening on (http:\/\/\S+)/
const startMs = 60_000

/** Ends the child when this process is gone, however it ended. */
const endWithParent = 'data:text/javascript,process.on("disconnect",()=>process.exit())'

/**
 * Starts the Prism command line as users run it, on a free loopback port.
 *
 * @throws UsageError if the document cannot be read, or Prism does not accept it.
 */
async function startPrism(specFile: string): Promise<{ url: string; close(): Promise<void> }> {
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
  const gone = once(child, 'close')
  const close = async (): Promise<void> => {
    child.kill('SIGKILL')
    await gone
  }
  let output = ''
  let url: string | undefined
  const look = (bytes: Buffer): void => {
    if (url !== undefined) return
    output = `${output}${bytes}`.slice(-8192)
    url = listening.exec(output)?.[1]
    if (url !== undefined) child.emit('listening')
  }
  child.stdout?.on('data', look)
  child.stderr?.on('data', look)
  await Promise.race([once(child, 'listening', { signal: AbortSignal.timeout(startMs) }), gone]).catch(() => {})
  if (url !== undefined) return { url, close }
  await close()
  throw new UsageError(`Prism does not mock ${specFile}: ${complaintIn(output) || 'it said nothing'}`)
}

async function checkReadable(specFile: string): Promise<void> {
  const document = await readUserFile('spec', specFile, 'YAML or JSON', parse)
  if (typeof document !== 'object' || document === null || !('openapi' in document) || !('paths' in document)) {
    throw new UsageError(`The spec ${specFile} is not an OpenAPI 3 document: it needs "openapi" and "paths"`)
  }
}
