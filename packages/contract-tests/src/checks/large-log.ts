import type { RequestVariation } from '../clause/scene.ts'

/** What a request for a large log adds: to take all of it, and of one without end not more than fits into memory. */
export const largeLogLimits: Pick<RequestVariation, 'maxBytes'> = { maxBytes: 64 * 1024 * 1024 }
