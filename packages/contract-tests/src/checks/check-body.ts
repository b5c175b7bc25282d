import type { WrittenLog } from '../clause/arrangements.ts'
import type { Finding } from '../clause/clause.ts'
import type { RequestVariation, Scene } from '../clause/scene.ts'
import type { Exchange } from '../witness/exchange.ts'
import { checkAnswer } from './check-answer.ts'
import { checkBytes } from './check-bytes.ts'

/** A log is answered with 200, whole, and is exactly these bytes. Codes: those of {@link checkAnswer}, and `bytes`. */
export function checkBody(exchange: Exchange, expected: Uint8Array | string, what: string): Finding[] {
  const answer = checkAnswer(exchange, 200)
  return answer.length > 0 ? answer : checkBytes(exchange, expected, what)
}

const everyForm = [undefined, 'raw=1', 'stream=1', 'download=1']

/**
 * A finished log is the bytes that were written in each of its forms: printable, verbatim, streamed and saved. For text without escape
 * sequences, where all are the same. Codes: those of {@link checkBody}.
 */
export async function checkEveryForm(
  scene: Scene<never>,
  log: WrittenLog,
  limits: Pick<RequestVariation, 'maxBytes'> = {},
): Promise<Finding[]> {
  const found: Finding[] = []
  // One by one: the log of a clause may be large.
  for (const query of everyForm) {
    const exchange = await scene.read(log, query === undefined ? limits : { ...limits, query })
    found.push(...checkBody(exchange, log.written, `the log as it was written (${query ?? 'no flag'})`))
  }
  return found
}
