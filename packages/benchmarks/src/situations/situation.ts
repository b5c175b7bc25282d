import type { Log, Target } from '@get-log/contract-tests'
import { requireArrangements } from '@get-log/contract-tests'
import { operationPath } from '@get-log/types'

/** A request that another tool is given to send, and what the document says about its answer. */
export interface Situation {
  /** Short, and unique among the situations of a subject. */
  readonly name: string
  readonly status: number
  readonly method: 'GET' | 'POST'
  /** Path and query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** The whole body, where it is known. */
  readonly body?: string
}

const text = '2026-11-22T06:00:00.000Z Started.\n2026-11-22T06:00:00.100Z Käse ✓\n'
const coloured = `\u001b[32m${text}\u001b[0m\n`

/**
 * Every situation that the document describes, arranged on a target, each with a log of its own. Those that have to be written
 * as examples or hooks by the users of another tool: it gets them all ready-made. From then on every log is limited to one
 * request a second.
 */
export async function arrangeSituations(target: Target): Promise<Situation[]> {
  const situations: Situation[] = []
  async function add(status: number, name: string, log: Promise<Log>, varied: Variation = {}): Promise<void> {
    const { id, headers = {} } = await log
    const path = operationPath.replace('{buildOrRunId}', encodeURIComponent(id)) + (varied.query ?? '')
    const token = varied.token && { Authorization: `Bearer ${varied.token}` }
    const body = varied.body === undefined ? {} : { body: varied.body }
    situations.push({ name, status, method: varied.method ?? 'GET', path, headers: { ...headers, ...token }, ...body })
  }
  const { writtenLog, emptyLog, unauthorizedLog, forbiddenLog, unknownLog, restrictedLog, exhaustedLog } =
    requireArrangements(
      target,
      ...(['writtenLog', 'emptyLog', 'unauthorizedLog', 'forbiddenLog', 'unknownLog', 'restrictedLog'] as const),
      'exhaustedLog',
    )
  await add(200, 'a log', writtenLog(text), { body: text })
  await add(200, 'a log of nothing', emptyLog(), { body: '' })
  await add(200, 'colours removed', writtenLog(coloured), { body: `${text}\n` })
  for (const flag of ['true', '1']) {
    await add(200, `raw ${flag}`, writtenLog(coloured), { query: `?raw=${flag}`, body: coloured })
    await add(200, `stream ${flag}`, writtenLog(text), { query: `?stream=${flag}`, body: text })
    await add(200, `download ${flag}`, writtenLog(text), { query: `?download=${flag}`, body: text })
  }
  for (const flag of ['false', '0']) {
    const query = `?raw=${flag}&stream=${flag}&download=${flag}`
    await add(200, `all flags ${flag}`, writtenLog(coloured), { query, body: `${text}\n` })
  }
  const restricted = await restrictedLog()
  await add(200, "the owner's token", Promise.resolve(restricted), { token: restricted.token })
  for (const flag of ['raw', 'stream', 'download']) {
    await add(400, `malformed ${flag}`, writtenLog(text), { query: `?${flag}=banana` })
  }
  await add(401, 'a wrong token', unauthorizedLog())
  await add(
    401,
    'no token',
    restrictedLog().then(({ id }) => ({ id })),
  )
  await add(403, "another's token", forbiddenLog())
  await add(404, 'an unknown id', unknownLog())
  await add(405, 'another method', writtenLog(text), { method: 'POST' })
  await add(429, 'too many requests', exhaustedLog())
  return situations
}

interface Variation {
  readonly method?: 'POST'
  readonly query?: string
  readonly token?: string
  readonly body?: string
}
