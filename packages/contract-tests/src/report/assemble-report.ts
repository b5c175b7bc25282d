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
  const secrets = new Set(outcome.targets.flatMap(secretsOf))
  const judged = outcome.judgements.filter(({ verdict }) => verdict !== 'not-applicable' && verdict !== 'blocked')
  const needs = [...new Set(outcome.judgements.flatMap(({ clause }) => clause.needs))].sort()
  const hash = createHash('sha256').update(JSON.stringify(contract.document, undefined, 2))
  const covers = contract.isComplete !== false
  return {
    schema: 2,
    kit: manifest.version,
    spec: { version: contract.document.info.version, sha256: hash.digest('hex') },
    startedAt: outcome.startedAt.toISOString(),
    durationMs: roundMs(outcome.durationMs),
    targets: outcome.targets.map((target) => ({
      name: target.name,
      url: redact(target.url, secrets),
      capabilities: Object.fromEntries(needs.map((need) => [need, redactAny(whyNot(target, need), secrets) ?? true])),
    })),
    results: outcome.judgements.map((judgement) => reportJudgement(judgement, secrets)),
    coverage: {
      pointers: covers ? listPromises(contract) : [],
      covered: covers ? listCovered({ ...contract, clauses: judged.map(({ clause }) => clause) }) : [],
      ...(outcome.unclaimed !== undefined && { unclaimed: outcome.unclaimed }),
    },
  }
}

/** What nothing that is written may show of a target: its tokens, and what its URL holds. The tokens come in the order of their names. */
export function secretsOf({ secrets, url }: Target): string[] {
  return [...secrets, ...credentialsOf(url)]
}

function redactAny(text: string | undefined, secrets: Iterable<string>): string | undefined {
  return text === undefined ? undefined : redact(text, secrets)
}

/**
 * A judgement as it is reported. What came from a target is redacted; ids and titles are the kit's own words, and so is what was expected, which may
 * only hold a token by mistake.
 */
export function reportJudgement(judgement: Judgement, secrets: Iterable<string>): ReportedResult {
  const { clause, target, verdict, because, durationMs, findings } = judgement
  const [reason, observed] = [redactAny(judgement.reason, secrets), redactAny(judgement.observed, secrets)]
  const own = secretsOf(target)
  const long = [...secrets].filter(({ length }) => length >= longLength)
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
      expected: redact(expected, long),
      seen: redact(seen, secrets),
      ...(target.reproduce !== undefined && { reproduce: redact(target.reproduce(clause.id), secrets) }),
      ...(exchange !== undefined && {
        reproduce: reproduce(exchange, own),
        exchange: recordExchange(exchange, secrets),
      }),
    })),
  }
}

function reproduce({ request }: Exchange, secrets: readonly string[]): string {
  const { method, origin, path, headers, body } = request
  return escapeControls(
    renderCurl({ method, url: `${origin}${path}`, headers: Object.entries(headers), body }, secrets),
  )
}
