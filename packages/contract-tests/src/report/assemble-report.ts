import { createHash } from 'node:crypto'
import type { Contract } from '../contract.ts'
import type { Judgement } from '../judge/judge.ts'
import { manifest } from '../package-root.ts'
import { escapeControls } from '../print/show-controls.ts'
import { credentialsOf } from '../redaction/hide-credentials.ts'
import { longLength, redact } from '../redaction/redact.ts'
import type { Target } from '../targets/target.ts'
import { whyNot } from '../targets/target.ts'
import type { Exchange } from '../witness/exchange.ts'
import { listCovered, listPromises } from './coverage.ts'
import { recordExchange, roundMs } from './record-exchange.ts'
import { renderCurl } from './render-curl.ts'
import type { Report, ReportedResult } from './report.ts'

/** The results of a run. */
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
  const secrets = new Set(outcome.targets.flatMap(secretsOf))
  const judged = outcome.judgements.filter(({ verdict }) => verdict !== 'not-applicable' && verdict !== 'blocked')
  const needs = [...new Set(outcome.judgements.flatMap(({ clause }) => clause.needs))].sort()
  const hash = createHash('sha256').update(JSON.stringify(contract.document, undefined, 2))
  const covers = contract.isComplete !== false
  const redactAny = (text?: string): string | undefined => text && redact(text, secrets)
  return {
    schema: 2,
    kit: manifest.version,
    spec: { version: contract.document.info.version, sha256: hash.digest('hex') },
    startedAt: outcome.startedAt.toISOString(),
    durationMs: roundMs(outcome.durationMs),
    targets: outcome.targets.map((target) => ({
      name: target.name,
      url: redact(target.url, secrets),
      capabilities: Object.fromEntries(needs.map((need) => [need, redactAny(whyNot(target, need)) ?? true])),
    })),
    results: outcome.judgements.map((judgement) => reportJudgement(judgement, secrets)),
    coverage: {
      pointers: covers ? listPromises(contract) : [],
      covered: covers ? listCovered({ ...contract, clauses: judged.map(({ clause }) => clause) }) : [],
      ...(outcome.unclaimed !== undefined && { unclaimed: outcome.unclaimed }),
    },
  }
}

/** The secrets of a target, which no report may show: its tokens, in the order of their names, and those in its URL. */
export function secretsOf({ secrets, url }: Target): string[] {
  return [...secrets, ...credentialsOf(url)]
}

/**
 * A judgement as it is reported. What came from a target is redacted; ids, titles and what was expected are the kit's own words; the last may only
 * contain a token by mistake.
 */
export function reportJudgement(judgement: Judgement, secrets: Iterable<string>): ReportedResult {
  const { clause, target, verdict, reason, because, observed, durationMs, findings } = judgement
  const { title, basis, level } = clause
  const own = secretsOf(target)
  const long = [...secrets].filter(({ length }) => length >= longLength)
  return {
    clause: clause.id,
    title,
    basis,
    level,
    target: target.name,
    verdict,
    because,
    reason: reason && redact(reason, secrets),
    observed: observed && redact(observed, secrets),
    durationMs: roundMs(durationMs),
    findings: findings.map(({ code, expected, seen, exchange }) => ({
      code,
      expected: redact(expected, long),
      seen: redact(seen, secrets),
      reproduce: exchange ? reproduce(exchange, own) : target.reproduce && redact(target.reproduce(clause.id), secrets),
      exchange: exchange && recordExchange(exchange, secrets),
    })),
  }
}

function reproduce({ request }: Exchange, secrets: readonly string[]): string {
  const { method, origin, path, headers, body } = request
  return escapeControls(
    renderCurl({ method, url: `${origin}${path}`, headers: Object.entries(headers), body }, secrets),
  )
}
