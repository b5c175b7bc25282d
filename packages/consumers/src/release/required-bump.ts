import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** How much a release changes, from nothing to breaking. */
export const bumps = ['none', 'patch', 'minor', 'major'] as const

/** One of {@link bumps}. */
export type Bump = (typeof bumps)[number]

const redocly = fileURLToPath(new URL('./bin/cli.js', import.meta.resolve('@redocly/cli/package.json')))

/**
 * The smallest release that a change of the OpenAPI document allows: `major` if it breaks who relies on the old one,
 * `minor` if it adds, `patch` if it only says the same better. Classified by Redocly's diff.
 *
 * @param released Absolute path of the document as last released.
 * @param current Absolute path of the document as it stands.
 * @throws Error if either can't be read.
 */
export function requiredBump(released: string, current: string): Bump {
  // In an empty folder: a redocly.yaml nearby would replace the rules that classify.
  const cwd = mkdtempSync(join(tmpdir(), 'get-log-diff-'))
  try {
    const diff = spawnSync(process.execPath, [redocly, 'diff', released, current, '--format', 'json'], {
      cwd,
      encoding: 'utf8',
    })
    const report = parseReport(diff.stdout)
    if (!report) throw new Error(`Cannot compare ${released} with ${current}:\n${diff.stderr}`)
    return report.bump ?? 'none'
  } finally {
    rmSync(cwd, { recursive: true })
  }
}

function parseReport(output: string): { bump?: Bump | null } | undefined {
  try {
    return JSON.parse(output) as { bump?: Bump | null }
  } catch {
    return undefined
  }
}
