import type { Log, Target } from '@get-log/contract-tests'
import { requireArrangements } from '@get-log/contract-tests'
import { document } from '@get-log/spec'
import { operationPath } from '@get-log/types'
import { startPrism } from '../servers/prism.ts'

/**
 * A request for Prism's proxy to forward, and what the document says about its answer: a name, the status, how to bring the server
 * there with a separate log, the query, and the whole body if it is known.
 */
type Situation = readonly [name: string, status: number, arrange: () => Promise<Log>, query?: string, body?: string]

const text = '2026-11-22T06:00:00.000Z Started.\n2026-11-22T06:00:00.100Z Käse ✓\n'
const coloured = `\u001b[32m${text}\u001b[0m\n`
const flags = ['raw', 'stream', 'download']
const anotherMethod = 'another method'
// A server that has not answered by then never will: nothing requested here takes time.
const patienceMs = 3000

/**
 * Every situation that the document describes. Users of another tool would have to write them as examples or hooks: here it gets
 * them all ready-made. After the last one every log is limited to one request a second.
 */
function listSituations(target: Target): Situation[] {
  const needs = ['writtenLog', 'emptyLog', 'unauthorizedLog', 'forbiddenLog', 'unknownLog', 'restrictedLog'] as const
  const arrange = requireArrangements(target, ...needs, 'exhaustedLog')
  const plain = () => arrange.writtenLog(text)
  const withColours = () => arrange.writtenLog(coloured)
  const restricted = async () => ({ id: (await arrange.restrictedLog()).id })
  const owned = async () => {
    const { id, token } = await arrange.restrictedLog()
    return { id, headers: { Authorization: `Bearer ${token}` } }
  }
  return [
    ['a log', 200, plain, '', text],
    ['a log of nothing', 200, arrange.emptyLog, '', ''],
    ['colours removed', 200, withColours, '', `${text}\n`],
    ...['true', '1'].flatMap((on): Situation[] => [
      [`raw ${on}`, 200, withColours, `?raw=${on}`, coloured],
      [`stream ${on}`, 200, plain, `?stream=${on}`, text],
      [`download ${on}`, 200, plain, `?download=${on}`, text],
    ]),
    ...['false', '0'].map((off): Situation => {
      const query = `?${flags.map((flag) => `${flag}=${off}`).join('&')}`
      return [`all flags ${off}`, 200, withColours, query, `${text}\n`]
    }),
    ["the owner's token", 200, owned],
    ...flags.map((flag): Situation => [`malformed ${flag}`, 400, plain, `?${flag}=banana`]),
    ['a wrong token', 401, arrange.unauthorizedLog],
    ['no token', 401, restricted],
    ["another's token", 403, arrange.forbiddenLog],
    ['an unknown id', 404, arrange.unknownLog],
    [anotherMethod, 405, plain],
    ['too many requests', 429, arrange.exhaustedLog],
  ]
}

/**
 * Tries each situation on a server through Prism's validating proxy, and returns how many there are. A situation fails if the proxy
 * reports a violation or the answer is not the expected one.
 */
export async function judgeWithPrism(target: Target, onFailure: (check: string) => void): Promise<number> {
  const upstream = new URL(target.url)
  const url = await startPrism(document, { mock: false, isProxy: true, validateRequest: false, upstream })
  const situations = listSituations(target)
  for (const situation of situations) {
    if (!(await answersRightly(url, situation).catch(() => false))) onFailure(situation[0])
  }
  return situations.length
}

async function answersRightly(url: string, [name, status, arrange, query = '', body]: Situation): Promise<boolean> {
  const { id, headers = {} } = await arrange()
  const send = () =>
    fetch(url + operationPath.replace('{buildOrRunId}', encodeURIComponent(id)) + query, {
      method: name === anotherMethod ? 'POST' : 'GET',
      headers,
      signal: AbortSignal.timeout(patienceMs),
    })
  // The one request allowed in a second, so that the next one is one too many.
  if (status === 429) await (await send()).arrayBuffer()
  const response = await send()
  const text = await response.text()
  return response.status === status && !response.headers.has('sl-violations') && [undefined, text].includes(body)
}
