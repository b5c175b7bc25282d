import type { Judgement } from '../judge/judge.ts'
import { redact } from '../redaction/redact.ts'
import { describeExchange } from '../witness/describe-exchange.ts'

/** A judgement for people: why, and each finding with what was expected, what was seen and the exchange; no token is left in it. */
export function explainJudgement({ clause, target, verdict, reason, findings }: Judgement): string {
  const lines = findings.flatMap(({ code, expected, seen, exchange }) => [
    `  ${code}: expected ${expected}`,
    `  ${' '.repeat(code.length)}  seen ${seen}`,
    ...(exchange === undefined
      ? []
      : [
          `    ${exchange.request.method} ${exchange.request.origin}${exchange.request.path}: ${describeExchange(exchange)}`,
        ]),
  ])
  const head = `${clause.id} on ${target.name}: ${verdict}${reason === undefined ? '' : `. ${reason}`}`
  return redact([head, ...lines].join('\n'), target.secrets)
}
