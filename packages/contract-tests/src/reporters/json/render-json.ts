import type { Report } from '../../report/report.ts'

/** The text of `report.json`. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, undefined, 2)}\n`
}
