import { readFile } from 'node:fs/promises'
import { escapeControls } from '../print/show-controls.ts'
import type { Report, ReportedResult } from '../report/report.ts'
import { UsageError } from '../usage/usage-error.ts'

const holding = new Set(['pass', 'observed'])
const breaking = new Set(['fail', 'warn', 'consequence', 'stale', 'blocked'])

/**
 * Prints what changed between two reports, a line each, observations included, in the later one's order; findings are compared by their codes.
 * Returns 1 if something that held no longer does.
 *
 * @throws UsageError if one cannot be read, or is not a report of this kit.
 */
export async function compareCommand(before: string, after: string): Promise<number> {
  const [earlier, later] = [await readResults(before), await readResults(after)]
  let [changed, lost] = [0, 0]
  for (const key of new Set([...later.keys(), ...earlier.keys()])) {
    const [was, is] = [earlier.get(key), later.get(key)]
    const [old, now] = [was, is].map((result) => (result === undefined ? 'not asked' : sumUp(result)))
    if (old === now) continue
    const isLoss = was !== undefined && is !== undefined && holding.has(was.verdict) && breaking.has(is.verdict)
    changed += 1
    if (isLoss) lost += 1
    const { clause, target } = (is ?? was) as ReportedResult
    process.stdout.write(`${isLoss ? '✗' : '·'} ${escapeControls(`${target}  ${clause}: ${old} -> ${now}`)}\n`)
  }
  const sum = changed === 0 ? 'Nothing changed' : `${changed} changed, ${lost} of them held before`
  process.stdout.write(`${sum}\n`)
  return lost > 0 ? 1 : 0
}

function sumUp({ verdict, observed, findings }: ReportedResult): string {
  const codes = [...new Set(findings.map(({ code }) => code))].sort().join(', ')
  const more = observed ?? codes
  return more === '' ? verdict : `${verdict}: ${more}`
}

async function readResults(file: string): Promise<Map<string, ReportedResult>> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new UsageError(`Cannot read the report ${file}: ${error.message}`)
  })
  const { schema, results } = parse(text)
  if (schema !== 2 || !Array.isArray(results))
    throw new UsageError(`${file} is not a report.json of this version: judge again, with --out`)
  return new Map(results.map((result: ReportedResult) => [`${result.target} ${result.clause}`, result]))
}

function parse(text: string): { [Key in keyof Report]?: unknown } {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}
