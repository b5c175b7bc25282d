import type { Field, WireAnswer, WireRequest } from '../../src/faults/wire.ts'
import { answerWith, fieldOf, withBody, withField } from '../../src/faults/wire.ts'
import type { Policy } from './policy.ts'
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

function refuse(status: number, policy: Policy, fields: readonly Field[] = []): WireAnswer {
  const type = policy.types[status] ?? types[status] ?? `status-${status}`
  const body = JSON.stringify({ error: { type, message: `This is refused with ${status}.` } })
  const challenge: Field[] = status === 401 ? [['WWW-Authenticate', 'Bearer']] : []
  return answerWith(status, 'application/json', body, [...challenge, ...fields])
}

function answerEmpty(status: number, fields: readonly Field[]): WireAnswer {
  const empty = withField(answerWith(status, '', '', fields), 'Content-Type', undefined)
  return withField(empty, 'Content-Length', status === 200 ? '0' : undefined)
}

/** What the endpoint answers, each promise of its page kept to the letter. */
export function answerLiterally(request: WireRequest, runs: Runs, policy: Policy): WireAnswer {
  const { method } = request
  const [path = '', ...rest] = request.path.split('?')
  const query = new URLSearchParams(rest.join('?'))
  const id = /^\/v2\/logs\/([^/]+)$/.exec(path)?.[1]
  if (id === undefined && path !== '*') return refuse(404, policy)
  const { head, options, trace, others, requestBody, unknownParameter } = policy
  if (method !== 'GET' && (method !== 'HEAD' || head >= 300)) {
    const status = { HEAD: head, OPTIONS: options, TRACE: trace }[method] ?? others
    const allowed = { GET: true, HEAD: head < 300, OPTIONS: options < 300, TRACE: trace < 300 }
    const allow: Field = [
      'Allow',
      Object.entries(allowed)
        .flatMap(([name, is]) => (is ? [name] : []))
        .join(', '),
    ]
    if (status < 300) return answerEmpty(status, [allow])
    return refuse(status, policy, status === 405 ? [allow] : [])
  }
  if (request.body.length > 0 && requestBody >= 300) return refuse(requestBody, policy)
  const unknown = [...query.keys()].some((name) => !['stream', 'download', 'raw', 'token'].includes(name))
  if (unknown && unknownParameter >= 300) return refuse(unknownParameter, policy)
  const flags = readFlags(query, policy)
  if (flags === 400) return refuse(400, policy)
  const run = find(id ?? '', runs, policy)
  const denied = deny(request, query, run, runs, policy)
  if (denied !== undefined && denied >= 300) return refuse(denied, policy)
  if (run === undefined) return refuse(/\W/.test(id ?? '') ? policy.oddId : 404, policy)
  if (!runs.admits(id ?? '')) return refuse(429, policy)
  return withConditions(give(run, flags, method, policy), run, request, policy)
}
interface Flags {
  stream: boolean
  download: boolean
  raw: boolean
}

function readFlags(query: URLSearchParams, { twice, ...policy }: Policy): Flags | 400 {
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

/** The status for who may not read this. */
function deny(
  request: WireRequest,
  query: URLSearchParams,
  run: Run | undefined,
  runs: Runs,
  policy: Policy,
): number | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(fieldOf(request, 'Authorization') ?? '')?.[1]
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

function give(run: Run, { stream, download, raw }: Flags, method: string, policy: Policy): WireAnswer {
  const disposition: Field[] = download ? [['Content-Disposition', 'attachment; filename="log.txt"']] : []
  const body = stream && !run.finished ? '' : read(run, raw, policy)
  const whole = answerWith(200, 'text/plain; charset=utf-8', body, disposition)
  if (!stream || run.finished) return whole
  const empty = method === 'HEAD' || Date.now() - run.startedAt < policy.youngMs
  return withBody(whole, empty ? whole.body : follow(run, raw, policy))
}

/** RFC 9110, section 13.2: conditions are evaluated; without an entity tag, those that need none. */
function withConditions(answer: WireAnswer, run: Run, request: WireRequest, policy: Policy): WireAnswer {
  const length = fieldOf(answer, 'Content-Length')
  const tag = policy.tags && run.finished && length !== undefined ? `"${length}"` : undefined
  const matches = (field: string): boolean =>
    field.trim() === '*' || field.split(/\s*,\s*/).some((one) => one.replace(/^W\//, '') === tag)
  const [wanted, known] = [fieldOf(request, 'If-Match'), fieldOf(request, 'If-None-Match')]
  if (wanted !== undefined && !matches(wanted)) return refuse(412, policy)
  return withField(known !== undefined && matches(known) ? answerEmpty(304, []) : answer, 'ETag', tag)
}
