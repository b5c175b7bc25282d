import { readFile } from 'node:fs/promises'
import { escapeControls } from '../print/show-controls.ts'
import { compareReports } from '../report/compare-reports.ts'
import type { Report } from '../report/report.ts'
import { UsageError } from '../usage/usage-error.ts'

/**
 * Prints what changed between two report files, a line each, observations included. Gives 1 if something that held no longer does.
 *
 * @throws UsageError if one cannot be read, or is not a report of this kit.
 */
export async function compareCommand(before: string, after: string): Promise<number> {
  const changes = compareReports(await readReport(before), await readReport(after))
  for (const { clause, target, before: was = 'not asked', after: is = 'not asked', isLoss } of changes)
    process.stdout.write(`${isLoss ? '✗' : '·'} ${escapeControls(`${target}  ${clause}: ${was} -> ${is}`)}\n`)
  const lost = changes.filter(({ isLoss }) => isLoss).length
  const sum = changes.length === 0 ? 'Nothing changed' : `${changes.length} changed, ${lost} of them held before`
  process.stdout.write(`${sum}\n`)
  return lost > 0 ? 1 : 0
}

async function readReport(file: string): Promise<Report> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new UsageError(`Cannot read the report ${file}: ${error.message}`)
  })
  const report: unknown = parse(text)
  const isReport =
    typeof report === 'object' && report !== null && 'schema' in report && report.schema === 2 && 'results' in report
  if (!isReport || !Array.isArray(report.results))
    throw new UsageError(`${file} is not a report.json of this version: judge again, with --out`)
  return report as unknown as Report
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
