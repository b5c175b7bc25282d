import type { Guard, Log } from '../clause/arrangements.ts'
import type { Finding } from '../clause/clause.ts'
import type { Scene } from '../clause/scene.ts'
import { checkClosed } from './check-secrecy.ts'
import { unknownToken, withBearer, withQueryToken } from './requests.ts'

/**
 * With each of these queries, nobody but the owner can read a log: neither without a token nor with an unknown one or someone else's.
 * Codes: those of {@link checkClosed}.
 */
export async function checkStrangers(
  { read }: Pick<Scene<never>, 'read'>,
  log: Log & Guard,
  written: Uint8Array | string,
  queries: readonly string[],
): Promise<Finding[]> {
  const asked = queries.flatMap((query) => [
    query === '' ? {} : { query },
    ...[unknownToken, log.otherToken].flatMap((token) => [withBearer(token, query), withQueryToken(token, query)]),
  ])
  const exchanges = await Promise.all(asked.map((variation) => read(log, variation)))
  return exchanges.flatMap((exchange) => checkClosed(exchange, written))
}
