import type { Log } from '../clause/arrangements.ts'
import type { RequestVariation, Scene } from '../clause/scene.ts'
import type { Exchange } from '../witness/exchange.ts'

/** An answer in a few words that stay the same from run to run: `405`, `200 without a body`, `no answer`. */
export function nameAnswer(exchange: Exchange): string {
  if (exchange.head === undefined) return 'no answer'
  return exchange.status < 300 && exchange.received === 0
    ? `${exchange.status} without a body`
    : String(exchange.status)
}

/** The value that all share, or each with its name: `405`, or `PROPFIND 501, LINK 405`. */
export function nameEach(seen: readonly (readonly [name: string, seen: string])[]): string {
  const [[, first] = ['', '']] = seen
  return seen.every(([, one]) => one === first) ? first : seen.map((pair) => pair.join(' ')).join(', ')
}

/** Which of these headers were sent, some with their values: `ETag`, or `none`. */
export function nameHeaders(exchange: Exchange, names: readonly string[], show: 'names' | 'values' = 'names'): string {
  const came = names.filter((name) => exchange.header(name) !== undefined)
  return came.map((name) => (show === 'names' ? name : `${name}: ${exchange.header(name)}`)).join(', ') || 'none'
}

/**
 * What a query that might be a flag means: `refused (400)`, `on`, `off`, or `something else`, compared with the answers to the flag turned on and off.
 */
export async function nameMeanings(
  scene: Scene<never>,
  log: Log,
  flag: 'raw' | 'download',
  queries: readonly string[],
): Promise<string> {
  const read = (variation: RequestVariation): Promise<Exchange> => scene.read(log, variation)
  const [off, on] = [await scene.baseline(log), await scene.baseline(log, { query: `${flag}=true` })]
  const seen: [string, string][] = []
  for (const query of queries) {
    const exchange = await read({ query })
    const isLike = (other: Exchange): boolean =>
      exchange.status === other.status &&
      Buffer.compare(exchange.body, other.body) === 0 &&
      (exchange.header('content-disposition') === undefined) === (other.header('content-disposition') === undefined)
    const meaning =
      exchange.status >= 400
        ? `refused (${exchange.status})`
        : isLike(off)
          ? 'off'
          : isLike(on)
            ? 'on'
            : 'something else'
    seen.push([query, meaning])
  }
  return nameEach(seen)
}
