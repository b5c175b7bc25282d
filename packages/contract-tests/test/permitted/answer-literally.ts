import type { Answer, Asked, Policy } from './policy.ts'
import type { Run, Runs } from './runs.ts'
import { follow, read } from './runs.ts'

const types: Record<number, string> = {
  400: 'invalid-input',
  401: 'token-not-valid',
  403: 'permission-denied',
  404: 'record-not-found',
  405: 'method-not-allowed',
  429: 'rate-limit-exceeded',
}

function refuse(status: number, policy: Policy, headers: Record<string, string> = {}): Answer {
  const type = policy.types[status] ?? types[status] ?? `status-${status}`
  const body = Buffer.from(JSON.stringify({ error: { type, message: `This is refused with ${status}.` } }))
  const challenge = status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}
  return { status, headers: { 'Content-Type': 'application/json', ...challenge, ...headers }, body }
}

/** The endpoint's answers, with each promise of its page kept to the letter. */
export function answerLiterally(asked: Asked, runs: Runs, policy: Policy): Answer {
  const id = /^\/v2\/logs\/([^/]+)$/.exec(asked.path)?.[1]
  if (id === undefined && asked.path !== '*') return refuse(404, policy)
  const { head, options, trace, others, requestBody, unknownParameter } = policy
  if (asked.method !== 'GET' && (asked.method !== 'HEAD' || head >= 300)) {
    const status = { HEAD: head, OPTIONS: options, TRACE: trace }[asked.method] ?? others
    const allowed = { GET: true, HEAD: head < 300, OPTIONS: options < 300, TRACE: trace < 300 }
    const Allow = Object.entries(allowed).flatMap(([name, is]) => (is ? [name] : []))
    if (status < 300) return { status, headers: { Allow: Allow.join(', ') }, body: Buffer.alloc(0) }
    return refuse(status, policy, status === 405 ? { Allow: Allow.join(', ') } : {})
  }
  if (asked.hasBody && requestBody >= 300) return refuse(requestBody, policy)
  const unknown = [...asked.query.keys()].some((name) => !['stream', 'download', 'raw', 'token'].includes(name))
  if (unknown && unknownParameter >= 300) return refuse(unknownParameter, policy)
  const flags = readFlags(asked, policy)
  if (flags === 400) return refuse(400, policy)
  const run = find(id ?? '', runs, policy)
  const denied = deny(asked, run, runs, policy)
  if (denied !== undefined && denied >= 300) return refuse(denied, policy)
  if (run === undefined) return refuse(/\W/.test(id ?? '') ? policy.oddId : 404, policy)
  if (!runs.admits(id ?? '') && policy.limited >= 300) return refuse(policy.limited, policy)
  return withConditions(give(run, flags, asked, policy), run, asked, policy)
}

interface Flags {
  stream: boolean
  download: boolean
  raw: boolean
}

function readFlags({ query }: Asked, { twice, ...policy }: Policy): Flags | 400 {
  const flags: Flags = { stream: false, download: false, raw: false }
  for (const name of Object.keys(flags) as (keyof Flags)[]) {
    const values = query.getAll(name)
    if (values.length > 1 && twice === 400) return 400
    const value = values.at(twice === 'last' ? -1 : 0) ?? 'false'
    const is = { true: true, '1': true, false: false, '0': policy.zeroFlag, '': policy.emptyFlag }[value]
    const reading = is ?? policy.otherFlag
    if (reading === 400) return 400
    flags[name] = reading
  }
  return flags
}

function find(id: string, runs: Runs, policy: Policy): Run | undefined {
  try {
    return runs.find(policy.sameId(id))
  } catch {
    return undefined
  }
}

/** The status for a request that may not read this. */
function deny({ headers, query }: Asked, run: Run | undefined, runs: Runs, policy: Policy): number | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  const token = bearer ?? (policy.tokenInQuery ? query.get('token') : null)
  const caller = runs.owners.get(token ?? '')
  if (run?.owner !== undefined) {
    if (token === null) return policy.noToken
    if (caller === undefined) return policy.unknownToken
    return caller === run.owner ? undefined : policy.stranger
  }
  if (token !== null && caller === undefined && policy.needlessToken >= 300) return policy.needlessToken
  return run === undefined && caller === undefined ? policy.unknownId : undefined
}

function give(run: Run, { stream, download, raw }: Flags, { method }: Asked, policy: Policy): Answer {
  const disposition = download ? { 'Content-Disposition': 'attachment; filename="log.txt"' } : {}
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', ...disposition }
  if (!stream || run.finished) return { status: 200, headers, body: read(run, raw, policy) }
  const empty = method === 'HEAD' || Date.now() - run.startedAt < policy.youngMs
  return { status: 200, headers, body: empty ? Buffer.alloc(0) : follow(run, raw, policy), chunked: true }
}

/** RFC 9110, section 13.2: conditions are evaluated; without an entity tag, those that need none. */
function withConditions(answer: Answer, run: Run, { headers }: Asked, policy: Policy): Answer {
  const tag = policy.tags && run.finished && Buffer.isBuffer(answer.body) ? `"${answer.body.length}"` : undefined
  const matches = (field: string): boolean =>
    field.trim() === '*' || field.split(/\s*,\s*/).some((one) => one.replace(/^W\//, '') === tag)
  const { 'if-match': wanted, 'if-none-match': known } = headers
  if (wanted !== undefined && !matches(wanted)) return refuse(412, policy)
  if (known !== undefined && matches(known)) return { status: 304, headers: { ETag: tag }, body: Buffer.alloc(0) }
  return { ...answer, headers: { ...answer.headers, ETag: tag } }
}
