export type { EngineChange } from './diff-documents.ts'
export { diffDocuments } from './diff-documents.ts'
export type { Drift, DriftOptions } from './drift.ts'
export { drift } from './drift.ts'
