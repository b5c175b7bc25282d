export type {
  Arrangements,
  GrowingLog,
  Guard,
  Log,
  RateLimit,
  SteeredLog,
  TokenLog,
  WrittenLog,
} from './clause/arrangements.ts'
export type { Basis, Clause, Finding, Level, Promised, Question } from './clause/clause.ts'
export { defineClause, defineQuestion, finding, levelOf } from './clause/clause.ts'
export type { Capability, RequestVariation, Scene } from './clause/scene.ts'
export { Blocked, Inapplicable, RunDisturbed } from './clause/scene.ts'
export type { Source } from './clause/source.ts'
export { citeSection } from './clause/source.ts'
export { clauses } from './clauses/catalogue.generated.ts'
export type { Contract } from './contract.ts'
export type { Deviation } from './deviations/deviations.ts'
export { readDeviations, shippedDeviations } from './deviations/deviations.ts'
export { cite, operationPointer } from './endpoint/operation.ts'
export { getLog, judge, judgeAll } from './get-log.ts'
export type { Judgement, JudgeOptions } from './judge/judge.ts'
export { KitError } from './judge/judge.ts'
export type { JudgeAllOptions } from './judge/judge-all.ts'
export type { Verdict } from './judge/verdict.ts'
export { verdicts } from './judge/verdict.ts'
export type { Claim, ReaderAdapter, ReaderCommand, ReaderLibrary } from './readers/reader.ts'
export type { RunOutcome } from './report/assemble-report.ts'
export { assembleReport } from './report/assemble-report.ts'
export type {
  Outcome,
  RecordedExchange,
  Report,
  ReportedFinding,
  ReportedResult,
  ReportedTarget,
} from './report/report.ts'
export { outcomeOf } from './report/report.ts'
export type { Pointer } from './spec/pointer.ts'
export { fromPointer, resolvePointer, toPointer } from './spec/pointer.ts'
export type { Fixtures } from './targets/fixtures/fixtures.ts'
export { readFixtures } from './targets/fixtures/fixtures.ts'
export { createPrismTarget } from './targets/prism/prism-target.ts'
export { createServerTarget } from './targets/server/server-target.ts'
export type { Offers, Stage, Target, TargetParts } from './targets/target.ts'
export { defineTarget, requireArrangements } from './targets/target.ts'
export type { UrlTargetOptions } from './targets/url/url-target.ts'
export { createUrlTarget } from './targets/url/url-target.ts'
export { UsageError } from './usage/usage-error.ts'
export type { Exchange } from './witness/exchange.ts'
export type { Frame, FrameName, Unframing } from './witness/frame.ts'
export { frames } from './witness/frame.ts'
export type { Reading } from './witness/reading.ts'
