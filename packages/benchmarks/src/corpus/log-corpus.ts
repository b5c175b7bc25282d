/** One million bytes of whole lines. Every log of the benchmarks is this block, once or several times. */
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
export function createBlock(): Buffer {
  const lines: string[] = []
  let bytes = 0
  const add = (line: string) => {
    lines.push(line)
    bytes += Buffer.byteLength(line) + 1
  }
  const start = Date.parse('2026-11-22T06:00:00.000Z')
  for (let count = 0; bytes < blockBytes - 400; count += 1) {
    add(
      `${new Date(start + count * 37).toISOString()} ${messages[(count * 5 + (count >> 4)) % messages.length]} ${count}`,
    )
    if (count % 8 === 7) for (const line of trace) add(line)
  }
  add('.'.repeat(blockBytes - bytes - 1))
  return Buffer.from(`${lines.join('\n')}\n`)
}

/** The same in ASCII alone, so that it may be cut anywhere: a server may hold back the first half of a character. */
export function createPlainBlock(): Buffer {
  return Buffer.from(
    createBlock()
      .toString()
      .replaceAll(/[^\n -~]/g, '?'),
  )
}

/** A block with colours, as a terminal program writes it: about the same lines, each with two to four escape sequences. */
export function createColouredBlock(): Buffer {
  const colours = ['32', '36', '1;33', '38;5;208', '31']
  const lines = createBlock().toString().trimEnd().split('\n')
  const coloured = lines.map((line, index) => {
    const [first = '', ...words] = line.split(' ')
    const colour = colours[index % colours.length]
    return `\u001b[90m${first}\u001b[39m \u001b[${colour}m${words.join(' ')}\u001b[0m`
  })
  return Buffer.from(`${coloured.join('\n')}\n`)
}
