import type { Guard, Log } from '../clause/arrangements.ts'
import type { Finding } from '../clause/finding.ts'
import type { Scene } from '../clause/scene.ts'
import { checkRefusal } from './check-refusal.ts'
import { unknownToken, withBearer, withQueryToken } from './credentials.ts'

/**
 * Nobody but the owner reads a log, with each of these queries: no token and an unknown one are a 401, someone else's is a 403.
 * Codes: those of {@link checkRefusal}.
 */
export async function checkStrangers(
  { read }: Pick<Scene<never>, 'read'>,
  log: Log & Guard,
  written: Uint8Array | string,
  queries: readonly string[],
): Promise<Finding[]> {
  const asked = queries.flatMap((query) => [
    { status: 401 as const, variation: query === '' ? {} : { query } },
    { status: 401 as const, variation: withBearer(unknownToken, query) },
    { status: 401 as const, variation: withQueryToken(unknownToken, query) },
    { status: 403 as const, variation: withBearer(log.otherToken, query) },
    { status: 403 as const, variation: withQueryToken(log.otherToken, query) },
  ])
  const found = asked.map(async ({ status, variation }) => checkRefusal(await read(log, variation), [status], written))
  return (await Promise.all(found)).flat()
}
