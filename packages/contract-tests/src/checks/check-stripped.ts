import type { WrittenLog } from '../clause/arrangements.ts'
import type { Clause, Promised } from '../clause/clause.ts'
import { defineClause } from '../clause/clause.ts'
import type { Finding } from '../clause/finding.ts'
import type { Scene } from '../clause/scene.ts'
import { checkBody } from './check-body.ts'

const off = [undefined, 'raw=false', 'raw=0']
const on = ['raw=true', 'raw=1']

/** The log without `raw`, however that is spelled, is this text; with it, the bytes as they were written. Codes: those of {@link checkBody}. */
export async function checkStripped(scene: Scene<never>, log: WrittenLog, printable: string): Promise<Finding[]> {
  const found: Finding[] = []
  for (const query of off) {
    const exchange = await scene.read(log, query === undefined ? {} : { query })
    found.push(...checkBody(exchange, printable, `the printable log (${query ?? 'without raw'})`))
  }
  for (const query of on) {
    const exchange = await scene.read(log, { query })
    found.push(...checkBody(exchange, log.written, `the log verbatim (${query})`))
  }
  return found
}

/** A log that is written in pieces, and what is printable of it. */
export interface StrippedRow extends Pick<Promised, 'id' | 'title' | 'basis' | 'restsOn' | 'source' | 'brokenBy'> {
  readonly written: readonly (Uint8Array | string)[]
  readonly printable: string
}

/** The clause that such a log is stripped, and kept verbatim. */
export function defineStripped({ written, printable, ...promise }: StrippedRow): Clause {
  return defineClause({
    ...promise,
    needs: ['writtenLog'],
    check: async (scene) => checkStripped(scene, await scene.arrange.writtenLog(...written), printable),
  })
}
