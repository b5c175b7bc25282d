import type { WrittenLog } from '../clause/arrangements.ts'
import type { Clause, Finding, Promised } from '../clause/clause.ts'
import { defineClause } from '../clause/clause.ts'
import type { Scene } from '../clause/scene.ts'
import { checkBody } from './check-body.ts'

/** The log without `raw` is this text; with it, the bytes as they were written. Codes: those of {@link checkBody}. */
export async function checkStripped(scene: Scene<never>, log: WrittenLog, printable: string): Promise<Finding[]> {
  const [plain, verbatim] = [await scene.read(log), await scene.read(log, { query: 'raw=1' })]
  return [...checkBody(plain, printable, 'the printable log'), ...checkBody(verbatim, log.written, 'the log verbatim')]
}

/** A log that is written in pieces, and its printable form. */
export interface StrippedRow extends Pick<Promised, 'id' | 'title' | 'basis' | 'restsOn' | 'source' | 'brokenBy'> {
  readonly written: readonly (Uint8Array | string)[]
  readonly printable: string
}

/** A clause that such a log is stripped, and kept verbatim with `raw`. */
export function defineStripped({ written, printable, ...promise }: StrippedRow): Clause {
  return defineClause({
    ...promise,
    needs: ['writtenLog'],
    check: async (scene) => checkStripped(scene, await scene.arrange.writtenLog(...written), printable),
  })
}
