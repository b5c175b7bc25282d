import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

/** The parts of a redocly diff report that releases need. */
export interface EngineReport {
  /** The version that the changes ask for; null if nothing changed. */
  readonly bump: 'patch' | 'minor' | 'major' | null
}

const redocly = join(dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'bin', 'cli.js')
const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' }

/**
 * Compares two OpenAPI documents with redocly's diff engine. It runs as a separate process, since the command line is its only
 * interface, in an empty folder (a `redocly.yaml` nearby would replace the classifying rules) and without network.
 *
 * @throws Error with what redocly printed, if it fails.
 */
export async function diffDocuments(base: unknown, revision: unknown): Promise<EngineReport> {
  const folder = await mkdtemp(join(tmpdir(), 'get-log-drift-'))
  try {
    await writeFile(join(folder, 'base.json'), JSON.stringify(base))
    await writeFile(join(folder, 'revision.json'), JSON.stringify(revision))
    const options = ['--format', 'json', '--fail-on', 'none']
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [redocly, 'diff', 'base.json', 'revision.json', ...options],
      { cwd: folder, env: { ...process.env, ...quiet }, maxBuffer: 256 * 1024 * 1024, timeout: 120_000 },
    )
    const { reportVersion, bump } = JSON.parse(stdout) as EngineReport & { reportVersion: string }
    if (reportVersion === '1') return { bump }
    throw new Error(`redocly diff wrote a report of version ${reportVersion}; this package reads version 1`)
  } catch (cause) {
    const { stderr, message } = cause as Error & { stderr?: string }
    throw new Error(`redocly diff failed: ${(stderr || message).trim()}`, { cause })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
