import type { Answer } from '../answer/answer.ts'
import { withCommonHeaders } from '../answer/common-headers.ts'
import { errorAnswer } from '../answer/error-answer.ts'
import type { ErrorTypes } from '../answer/error-types.ts'
import { optionsAnswer } from '../answer/options-answer.ts'
import { Refusal } from '../answer/refusal.ts'
import { answerWithFault } from '../faults/answer-with-fault.ts'
import type { Faults } from '../faults/faults.ts'
import { LogServerError } from '../log-server-error.ts'
import type { RateLimit } from '../rate-limit.ts'
import type { Runs } from '../runs/runs.ts'
import type { Tokens } from '../tokens/tokens.ts'
import { authorize } from './authorize.ts'
import { findRoute } from './find-route.ts'
import { identifyCaller } from './identify-caller.ts'
import { limitRate } from './limit-rate.ts'
import type { LogRequest } from './log-request.ts'
import { readFlags } from './read-flags.ts'
import { readLog } from './read-log.ts'

/** What the steps look things up in. */
export interface Backend {
  readonly runs: Runs
  readonly tokens: Tokens
  readonly rateLimit: RateLimit
  readonly faults: Faults
  readonly errorTypes: ErrorTypes
}

/** Answers one request: route and method, flags, token, access, rate limit, log. Only a fault makes it wait. */
export function answerRequest(request: LogRequest, backend: Backend): Answer | Promise<Answer> {
  const { perSecond } = backend.rateLimit
  try {
    const answer = takeSteps(request, backend)
    if (!(answer instanceof Promise)) return withCommonHeaders(answer, perSecond)
    return answer
      .catch((error) => refuse(error, request, backend))
      .then((settled) => withCommonHeaders(settled, perSecond))
  } catch (error) {
    return withCommonHeaders(refuse(error, request, backend), perSecond)
  }
}

function takeSteps(request: LogRequest, backend: Backend): Answer | Promise<Answer> {
  const { id, query, method } = findRoute(request)
  if (method === 'OPTIONS') return optionsAnswer()
  const flags = readFlags(query)
  const caller = identifyCaller(request, query, backend.tokens)
  const run = authorize(backend.runs, id, caller)
  limitRate(backend.rateLimit, run)
  const fault = backend.faults.take(id, flags)
  const read = (): Answer => readLog(run, flags)
  return fault === undefined ? read() : answerWithFault(fault, read)
}

function refuse(error: unknown, { method }: LogRequest, { errorTypes }: Backend): Answer {
  const refusal = error instanceof LogServerError ? new Refusal(500) : error
  if (!(refusal instanceof Refusal)) throw error
  const answer = errorAnswer(refusal, errorTypes)
  return method === 'HEAD' ? { ...answer, body: null } : answer
}
