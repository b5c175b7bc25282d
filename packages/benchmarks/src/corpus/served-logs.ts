import { createBlock } from './blocks.ts'

/** A log that the servers of the benchmarks have; its name is also its id. */
export type ServedLogId = 'small' | 'capped'

const line = '2026-11-22T06:00:00.000Z INFO  Application started.\n'

let capped: Buffer | undefined

/** All of them: one that fits into a packet, and one as long as the platform keeps, which is made when it is asked for. */
export const servedLogs: Readonly<Record<ServedLogId, { readonly size: string; readonly bytes: Buffer }>> = {
  small: { size: '1 kB', bytes: Buffer.from(`${line.repeat(20).slice(0, 999)}\n`) },
  capped: {
    size: '10 MB',
    get bytes() {
      capped ??= Buffer.concat(Array(10).fill(createBlock()))
      return capped
    },
  },
}
