import type { Answer } from '../answer/answer.ts'
import { withCommonHeaders } from '../answer/answer.ts'
import { errorAnswer } from '../answer/error-answer.ts'
import { Refusal } from '../answer/refusal.ts'
import { answerWithFault } from '../faults/answer-with-fault.ts'
import type { Faults } from '../faults/faults.ts'
import { LogServerError } from '../log-server-error.ts'
import type { Traits } from '../profile/profile.ts'
import type { RateLimit } from '../rate-limit.ts'
import type { Runs } from '../runs/runs.ts'
import type { Tokens } from '../tokens/tokens.ts'
import { authorize, identifyCaller } from './authorize.ts'
import type { LogRequest } from './find-route.ts'
import { allowedMethods, findRoute } from './find-route.ts'
import { readFlags } from './read-flags.ts'
import { readLog } from './read-log.ts'

export interface Backend {
  readonly runs: Runs
  readonly tokens: Tokens
  readonly rateLimit: RateLimit
  readonly faults: Faults
  readonly traits: Traits
}

/**
 * Answers one request: route and method, flags, token, access, rate limit, log. Calls `send` synchronously unless a fault
 * makes it wait; then returns a promise of what `send` returns.
 */
export function answerRequest<Sent>(
  request: LogRequest,
  backend: Backend,
  send: (answer: Answer) => Sent,
): Sent | Promise<Sent> {
  const { perSecond } = backend.rateLimit
  const finish = (answer: Answer): Sent =>
    send(withCommonHeaders(request.method === 'HEAD' ? withoutBody(answer) : answer, perSecond))
  const refuse = (error: unknown): Answer => refusalAnswer(error, backend)
  let answer: Answer | Promise<Answer>
  try {
    answer = takeSteps(request, backend)
  } catch (error) {
    answer = refuse(error)
  }
  return answer instanceof Promise ? answer.catch(refuse).then(finish) : finish(answer)
}

function takeSteps(request: LogRequest, backend: Backend): Answer | Promise<Answer> {
  const { traits } = backend
  const { id, query, isOptions } = findRoute(request, traits)
  if (isOptions) return optionsAnswer()
  const flags = readFlags(query, traits)
  const caller = identifyCaller(request, query, backend.tokens)
  const run = authorize(backend.runs, id, caller)
  if (!backend.rateLimit.admit(run)) throw new Refusal(429, undefined, { 'Retry-After': '1' })
  const fault = backend.faults.take(id, flags)
  const read = (): Answer => readLog(run, flags, traits)
  return fault === undefined ? read() : answerWithFault(fault, request.signal, read)
}

/** Answers OPTIONS, including a browser's preflight for a cross-origin request (Fetch, section 4.8). */
function optionsAnswer(): Answer {
  const headers = {
    Allow: allowedMethods,
    'Access-Control-Allow-Methods': allowedMethods,
    // The wildcard does not cover Authorization.
    'Access-Control-Allow-Headers': 'Authorization, *',
    'Access-Control-Max-Age': '600',
  }
  return { status: 204, headers, body: null }
}

function refusalAnswer(error: unknown, { traits }: Backend): Answer {
  const refusal = error instanceof LogServerError ? new Refusal(500) : error
  if (!(refusal instanceof Refusal)) throw error
  return errorAnswer(refusal, traits.errorTypes)
}

function withoutBody(answer: Answer): Answer {
  if (answer.body !== null && 'cancel' in answer.body) void answer.body.cancel()
  return { ...answer, body: null }
}
