import type { Log, Target } from '@get-log/contract-tests'
import { requireArrangements } from '@get-log/contract-tests'

/** A request that another tool is given to send, and what the document says about its answer. */
export interface Situation {
  /** Short, and unique among the situations. */
  readonly name: string
  readonly status: number
  /** Brings the server to it; a log of its own for each. */
  arrange(): Promise<Log>
  /** Default GET. */
  readonly method?: 'POST'
  readonly query?: string
  /** The whole body, where it is known. */
  readonly body?: string
}

const text = '2026-11-22T06:00:00.000Z Started.\n2026-11-22T06:00:00.100Z Käse ✓\n'
const coloured = `\u001b[32m${text}\u001b[0m\n`

/**
 * Every situation that the document describes. Those that have to be written as examples or hooks by the users of another tool: it
 * gets them all ready-made. After the last of them every log is limited to one request a second.
 */
export function listSituations(target: Target): Situation[] {
  const { writtenLog, emptyLog, unauthorizedLog, forbiddenLog, unknownLog, restrictedLog, exhaustedLog } =
    requireArrangements(
      target,
      ...(['writtenLog', 'emptyLog', 'unauthorizedLog', 'forbiddenLog', 'unknownLog', 'restrictedLog'] as const),
      'exhaustedLog',
    )
  const plain = () => writtenLog(text)
  const withColours = () => writtenLog(coloured)
  const flags = ['raw', 'stream', 'download']
  return [
    { name: 'a log', status: 200, arrange: plain, body: text },
    { name: 'a log of nothing', status: 200, arrange: emptyLog, body: '' },
    { name: 'colours removed', status: 200, arrange: withColours, body: `${text}\n` },
    ...['true', '1'].flatMap((on) => [
      { name: `raw ${on}`, status: 200, arrange: withColours, query: `?raw=${on}`, body: coloured },
      { name: `stream ${on}`, status: 200, arrange: plain, query: `?stream=${on}`, body: text },
      { name: `download ${on}`, status: 200, arrange: plain, query: `?download=${on}`, body: text },
    ]),
    ...['false', '0'].map((off) => {
      const query = `?${flags.map((flag) => `${flag}=${off}`).join('&')}`
      return { name: `all flags ${off}`, status: 200, arrange: withColours, query, body: `${text}\n` }
    }),
    {
      name: "the owner's token",
      status: 200,
      async arrange() {
        const { id, token } = await restrictedLog()
        return { id, headers: { Authorization: `Bearer ${token}` } }
      },
    },
    ...flags.map((flag) => ({ name: `malformed ${flag}`, status: 400, arrange: plain, query: `?${flag}=banana` })),
    { name: 'a wrong token', status: 401, arrange: unauthorizedLog },
    { name: 'no token', status: 401, arrange: async () => ({ id: (await restrictedLog()).id }) },
    { name: "another's token", status: 403, arrange: forbiddenLog },
    { name: 'an unknown id', status: 404, arrange: unknownLog },
    { name: 'another method', status: 405, arrange: plain, method: 'POST' },
    { name: 'too many requests', status: 429, arrange: exhaustedLog },
  ]
}
