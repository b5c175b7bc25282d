import { createHash } from 'node:crypto'
import type { Contract } from '../contract.ts'
import type { Judgement } from '../judge/judge.ts'
import { manifest } from '../package-root.ts'
import { redactData } from '../redaction/redact.ts'
import type { Target } from '../targets/target.ts'
import { whyNot } from '../targets/target.ts'
import { listCovered, listPromises } from './coverage.ts'
import { recordExchange, roundMs } from './record-exchange.ts'
import type { Report, ReportedResult } from './report.ts'

/** What a run brought. */
export interface RunOutcome {
  readonly startedAt: Date
  readonly durationMs: number
  readonly targets: readonly Target[]
  readonly judgements: readonly Judgement[]
  /** The promises that no clause rests on. */
  readonly unclaimed?: readonly string[]
}

/** Makes the report of a run; no token of any target is left in it. */
export function assembleReport(contract: Contract, outcome: RunOutcome): Report {
  const secrets = new Set(outcome.targets.flatMap((target) => [...target.secrets]))
  const judged = outcome.judgements.filter(({ verdict }) => verdict !== 'not-applicable' && verdict !== 'blocked')
  const needs = [...new Set(outcome.judgements.flatMap(({ clause }) => clause.needs))].sort()
  const hash = createHash('sha256').update(JSON.stringify(contract.document, undefined, 2))
  const report: Report = {
    schema: 2,
    kit: manifest.version,
    spec: { version: contract.document.info.version, sha256: hash.digest('hex') },
    startedAt: outcome.startedAt.toISOString(),
    durationMs: roundMs(outcome.durationMs),
    targets: outcome.targets.map((target) => ({
      name: target.name,
      url: target.url,
      capabilities: Object.fromEntries(needs.map((need) => [need, whyNot(target, need) ?? true])),
    })),
    results: outcome.judgements.map((judgement) => reportJudgement(judgement, secrets)),
    coverage: {
      pointers: listPromises(contract),
      covered: listCovered({ ...contract, clauses: judged.map(({ clause }) => clause) }),
      ...(outcome.unclaimed !== undefined && { unclaimed: outcome.unclaimed }),
    },
  }
  return redactData(report, secrets)
}

function reportJudgement(judgement: Judgement, secrets: Iterable<string>): ReportedResult {
  const { clause, target, verdict, reason, because, observed, durationMs, findings } = judgement
  return {
    clause: clause.id,
    title: clause.title,
    basis: clause.basis,
    ...(clause.level !== undefined && { level: clause.level }),
    target: target.name,
    verdict,
    ...(reason !== undefined && { reason }),
    ...(because !== undefined && { because }),
    ...(observed !== undefined && { observed }),
    durationMs: roundMs(durationMs),
    findings: findings.map(({ code, expected, seen, exchange }) => ({
      code,
      expected,
      seen,
      ...(exchange !== undefined && { exchange: recordExchange(exchange, secrets) }),
    })),
  }
}
