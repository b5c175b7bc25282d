import type { Judgement } from '../judge/judge.ts'
import { redact } from '../redaction/redact.ts'

/** A judgement in one line: the verdict, and each finding or the reason. */
export function describeFindings({ verdict, findings, reason, target }: Judgement): string {
  const told = findings.map(({ code, expected, seen }) => `${code}: expected ${expected}, saw ${seen}`)
  return redact([verdict, ...(reason === undefined ? [] : [reason]), ...told].join('; '), target.secrets)
}
