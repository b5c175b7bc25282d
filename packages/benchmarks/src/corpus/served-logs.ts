import { blockBytes, createBlock } from './log-corpus.ts'

/** The name of a served log, which is also its id. */
export type ServedLogId = 'small' | 'capped' | 'large'

/** A log that the origin of the client benchmarks serves: one block of whole lines, once or several times. */
export interface ServedLog {
  readonly id: string
  /** As people say it. */
  readonly size: string
  readonly block: Buffer
  readonly repeats: number
}

const smallBytes = 1000
const line = '2026-11-22T06:00:00.000Z INFO  Application started.\n'
const block = createBlock()

/** All of them: one that fits into a packet, one as long as the platform keeps, and one that nobody wants in memory. */
export const servedLogs: Readonly<Record<ServedLogId, ServedLog>> = {
  small: { id: 'small', size: '1 kB', block: Buffer.from(`${line.repeat(20).slice(0, smallBytes - 1)}\n`), repeats: 1 },
  capped: { id: 'capped', size: '10 MB', block, repeats: 10e6 / blockBytes },
  large: { id: 'large', size: '200 MB', block, repeats: 200e6 / blockBytes },
}

/** How many bytes a log has. */
export function measureLog({ block, repeats }: ServedLog): number {
  return block.length * repeats
}

/** How many characters a log has. */
export function measureText({ block, repeats }: ServedLog): number {
  return block.toString().length * repeats
}

/** All bytes of a log. */
export function joinLog({ block, repeats }: ServedLog): Buffer {
  return Buffer.concat(Array.from({ length: repeats }, () => block))
}
