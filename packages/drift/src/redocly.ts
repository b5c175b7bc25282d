import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Json } from './json.ts'

/** One change as redocly's diff engine reports it. */
export interface EngineChange {
  /** Where, as a JSON pointer that may follow either document. */
  readonly path: string
  /** The OpenAPI object that changed, for instance `Parameter` or `Schema`. */
  readonly typeName: string
  readonly kind: 'added' | 'removed' | 'modified'
  /** What the engine's rules say; empty where none of them applies. */
  readonly verdicts: readonly { readonly ruleId: string; readonly impact: string; readonly message: string }[]
  /** Of a modified object. */
  readonly property?: string
  readonly base?: { readonly pointer: string; readonly value?: Json }
  readonly revision?: { readonly pointer: string; readonly value?: Json }
}

/** What redocly's diff engine reports. */
export interface EngineReport {
  /** The version that the changes ask for; null if nothing changed. */
  readonly bump: 'patch' | 'minor' | 'major' | null
  readonly changes: readonly EngineChange[]
}

const redocly = join(dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'bin', 'cli.js')

/**
 * Compares two OpenAPI documents with redocly's diff engine. It runs as a process of its own, in an empty folder (a `redocly.yaml`
 * nearby would replace the rules that classify) and without network: the command line is the only interface that the engine has.
 *
 * @throws Error with what redocly printed, if it fails.
 */
export async function diffDocuments(base: unknown, revision: unknown): Promise<EngineReport> {
  const folder = await mkdtemp(join(tmpdir(), 'get-log-drift-'))
  try {
    await writeFile(join(folder, 'base.json'), JSON.stringify(base))
    await writeFile(join(folder, 'revision.json'), JSON.stringify(revision))
    const options = ['--format', 'json', '--fail-on', 'none']
    const printed = await runRedocly(['diff', 'base.json', 'revision.json', ...options], folder)
    const { reportVersion, ...report } = JSON.parse(printed) as EngineReport & { reportVersion: string }
    if (reportVersion === '1') return report
    throw new Error(`redocly diff wrote a report of version ${reportVersion}; this package reads version 1`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Writes a document that is spread over several files as one.
 *
 * @throws Error with what redocly printed, if a part is missing.
 */
export async function bundleFile(file: string): Promise<string> {
  return runRedocly(['bundle', file, '--ext', 'json'], dirname(file))
}

async function runRedocly(parameters: readonly string[], cwd: string): Promise<string> {
  const quiet = {
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_NOTIFICATIONS: 'true',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  }
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [redocly, ...parameters], {
      cwd,
      env: { ...process.env, ...quiet, NO_COLOR: '1' },
      maxBuffer: 256 * 1024 * 1024,
      timeout: 120_000,
    })
    return stdout
  } catch (cause) {
    const printed = String((cause as { stderr?: string }).stderr ?? cause).split('\n')
    // Between notices in boxes and the line that names the file stands what went wrong.
    const words = printed.filter((line) => line.trim() && !/[║╔╚]|^bundling/.test(line)).map((line) => line.trim())
    throw new Error(`redocly ${parameters[0]} failed: ${words.join(' ')}`, { cause })
  }
}
