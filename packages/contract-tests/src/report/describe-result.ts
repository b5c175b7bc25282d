import type { ReportedResult } from './report.ts'

/** Why a result is what it is, a line each: its reason, then each finding with its request. */
export function describeResult({ reason, findings }: ReportedResult): string[] {
  const lines = findings.map(({ code, expected, seen, exchange }) => {
    const request = exchange === undefined ? '' : ` (${exchange.request.method} ${exchange.request.url})`
    return `${code}: expected ${expected}, saw ${seen}${request}`
  })
  return reason === undefined ? lines : [reason, ...lines]
}
