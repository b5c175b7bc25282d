/** How much base64 is worth reading, and how much at a time: whole groups of four, and no more than a pattern can hold. */
const base64 = /[\w+/-]{16,65536}/g

/** A text as it is, and what it says percent-decoded, JSON-unescaped, and where it holds base64 or base64url. */
export function decodingsOf(text: string): string[] {
  const percentDecoded = text.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  )
  const unescaped = text
    .replace(/\\u([0-9a-f]{4})/gi, (_, unit) => String.fromCharCode(Number.parseInt(unit, 16)))
    .replace(/\\(["\\/])/g, '$1')
  const runs = percentDecoded.match(base64) ?? []
  // What stands before it may shift where its groups of four begin.
  const decoded = runs.flatMap((run) => [0, 1, 2, 3].map((at) => Buffer.from(run.slice(at), 'base64').toString('utf8')))
  return [text, percentDecoded, unescaped, ...decoded]
}
