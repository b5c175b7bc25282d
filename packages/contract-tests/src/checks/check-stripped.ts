import { checkAnswer } from '../checks/check-answer.ts'
import { checkBytes } from '../checks/check-bytes.ts'
import type { WrittenLog } from '../clause/arrangements.ts'
import type { Finding } from '../clause/finding.ts'
import type { Scene } from '../clause/scene.ts'
import type { Exchange } from '../witness/exchange.ts'

const off = [undefined, 'raw=false', 'raw=0']
const on = ['raw=true', 'raw=1']

/** The log without `raw`, however that is spelled, is this text; with it, the bytes as they were written. Codes: `bytes`, and those of `checkAnswer`. */
export async function checkStripped(scene: Scene<never>, log: WrittenLog, printable: string): Promise<Finding[]> {
  const found: Finding[] = []
  for (const query of off) {
    const exchange = await scene.read(log, query === undefined ? {} : { query })
    found.push(...whenAnswered(exchange, printable, `the printable log (${query ?? 'without raw'})`))
  }
  for (const query of on) {
    const exchange = await scene.read(log, { query })
    found.push(...whenAnswered(exchange, log.written, `the log verbatim (${query})`))
  }
  return found
}

function whenAnswered(exchange: Exchange, expected: Uint8Array | string, what: string): Finding[] {
  const answer = checkAnswer(exchange, 200)
  return answer.length > 0 ? answer : checkBytes(exchange, expected, what)
}
