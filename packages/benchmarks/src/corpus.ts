/** One million bytes of whole lines. Every log of the benchmarks but the shortest is one block or several. */
export const blockBytes = 1_000_000

const messages = [
  'INFO  Crawler: Starting the crawler.',
  'DEBUG RequestQueue: Added request to the queue',
  'INFO  PageHandler: Title extracted from https://example.com/products/',
  'WARN  AutoscaledPool: Memory is low, scaling down',
  'INFO  Stored item: { "price": 12.5, "currency": "€", "name": "Käse ✓" }',
  'ERROR Request failed and will be retried 🔁',
]

const trace = [
  'Error: net::ERR_CONNECTION_RESET',
  '    at navigate (file:///app/node_modules/playwright/index.js:41:17)',
  '    at async run (file:///app/src/main.js:12:5)',
]

/**
 * A block of a log such as Actors write: lines that begin with the time, some with characters of several bytes, and every
 * eighth message followed by a stack trace. Always the same. Ends with a newline.
 */
function createBlock(): Buffer {
  const block = Buffer.alloc(blockBytes, '.')
  const start = Date.parse('2026-11-22T06:00:00.000Z')
  let bytes = 0
  for (let count = 0; bytes < blockBytes - 400; count += 1) {
    const message = messages[(count * 5 + (count >> 4)) % messages.length]
    const lines = [
      `${new Date(start + count * 37).toISOString()} ${message} ${count}`,
      ...(count % 8 === 7 ? trace : []),
    ]
    bytes += block.write(`${lines.join('\n')}\n`, bytes)
  }
  block.write('\n', blockBytes - 1)
  return block
}

export type BlockName = 'mixed' | 'plain' | 'coloured' | 'hostile'

export const blocks: Readonly<Record<BlockName, () => Buffer>> = {
  mixed: createBlock,
  /** The same in ASCII only, so that it may be cut anywhere: a server may hold back the first half of a character. */
  plain: () => Buffer.from(`${createBlock()}`.replaceAll(/[^\n -~]/g, '?')),
  /** With colours, as a terminal program writes it: the same lines, all but those of traces with four escape sequences. */
  coloured: () =>
    Buffer.from(`${createBlock()}`.replaceAll(/^(\S+)(.*)$/gm, '\u001b[90m$1\u001b[39m\u001b[38;5;208m$2\u001b[0m')),
  /** Lines of characters whose last byte is missing: the worst known case for the server's stripper. */
  hostile() {
    const block = Buffer.alloc(blockBytes, Buffer.from(`${'e282'.repeat(49)}0a`, 'hex'))
    block.write('\n', blockBytes - 1)
    return block
  },
}

/** A log that the servers of the benchmarks have; its name is also its id. */
export type ServedLogId = 'small' | 'capped'

const line = '2026-11-22T06:00:00.000Z INFO  Application started.\n'
let capped: Buffer | undefined

/** All of them: one that fits into a packet, and one as long as the platform keeps, which is created on demand. */
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

/** Milliseconds of the machine's clock that all processes share. */
export function readClock(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
