import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { document } from '@get-log/spec'
import type { Judgement } from '../judge/judge.ts'
import { packageFolder } from '../package-folder.ts'
import { redactData } from '../redaction/redact.ts'
import { listCovered, listPromises } from '../spec/coverage.ts'
import type { Target } from '../targets/target.ts'
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
export function assembleReport(outcome: RunOutcome): Report {
  const secrets = new Set(outcome.targets.flatMap((target) => [...target.secrets]))
  const judged = outcome.judgements.filter(({ verdict }) => verdict !== 'not-applicable' && verdict !== 'blocked')
  const report: Report = {
    schema: 1,
    kit: readKitVersion(),
    spec: { version: document.info.version, sha256: hashSpec() },
    startedAt: outcome.startedAt.toISOString(),
    durationMs: roundMs(outcome.durationMs),
    targets: outcome.targets.map(({ name, url, capabilities }) => ({ name, url, capabilities })),
    results: outcome.judgements.map((judgement) => reportJudgement(judgement, secrets)),
    coverage: {
      pointers: listPromises(),
      covered: listCovered(judged.map(({ clause }) => clause)),
      ...(outcome.unclaimed !== undefined && { unclaimed: outcome.unclaimed }),
    },
  }
  return redactData(report, secrets)
}

function reportJudgement(judgement: Judgement, secrets: Iterable<string>): ReportedResult {
  const { clause, target, verdict, reason, durationMs, findings } = judgement
  return {
    clause: clause.id,
    title: clause.title,
    level: clause.level,
    target: target.name,
    verdict,
    ...(reason !== undefined && { reason }),
    durationMs: roundMs(durationMs),
    findings: findings.map(({ code, expected, seen, exchange }) => ({
      code,
      expected,
      seen,
      ...(exchange !== undefined && { exchange: recordExchange(exchange, secrets) }),
    })),
  }
}

function readKitVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL('package.json', packageFolder), 'utf8')) as {
    version: string
  }
  return manifest.version
}

function hashSpec(): string {
  const file = createRequire(import.meta.url).resolve('@get-log/spec/openapi.json')
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
