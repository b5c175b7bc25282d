import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Json, JsonObject } from './json.ts'

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

const redocly = join(dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'bin', 'cli.js')

/**
 * Compares two OpenAPI documents with redocly's diff engine. It runs as a process of its own, in an empty folder and without
 * network: the command line with `--format json` is the only interface that the engine has.
 *
 * @throws Error with what redocly printed, if it fails.
 */
export async function diffDocuments(base: JsonObject, revision: JsonObject): Promise<readonly EngineChange[]> {
  const folder = await mkdtemp(join(tmpdir(), 'get-log-drift-'))
  try {
    await writeFile(join(folder, 'base.json'), JSON.stringify(base))
    await writeFile(join(folder, 'revision.json'), JSON.stringify(revision))
    const report = await runRedocly(
      ['diff', 'base.json', 'revision.json', '--format', 'json', '--fail-on', 'none'],
      folder,
    )
    return readReport(report)
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

function readReport(report: string): EngineChange[] {
  const { reportVersion, changes } = JSON.parse(report) as { reportVersion: string; changes: EngineChange[] }
  if (reportVersion !== '1')
    throw new Error(`redocly diff wrote a report of version ${reportVersion}, this kit reads version 1`)
  return changes
}
