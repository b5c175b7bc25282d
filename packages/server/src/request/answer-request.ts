import type { Answer } from '../answer/answer.ts'
import { withCommonHeaders } from '../answer/common-headers.ts'
import { errorAnswer } from '../answer/error-answer.ts'
import type { ErrorTypes } from '../answer/error-types.ts'
import { optionsAnswer } from '../answer/options-answer.ts'
import { Refusal } from '../answer/refusal.ts'
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
  readonly errorTypes: ErrorTypes
}

/** Answers one request: route and method, flags, token, access, rate limit, log. */
export function answerRequest(request: LogRequest, backend: Backend): Answer {
  return withCommonHeaders(takeSteps(request, backend), backend.rateLimit.perSecond)
}

function takeSteps(request: LogRequest, backend: Backend): Answer {
  try {
    const { id, query, method } = findRoute(request)
    if (method === 'OPTIONS') return optionsAnswer()
    const flags = readFlags(query)
    const caller = identifyCaller(request, query, backend.tokens)
    const run = authorize(backend.runs, id, caller)
    limitRate(backend.rateLimit, run)
    return readLog(run, flags)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const answer = errorAnswer(error, backend.errorTypes)
    return request.method === 'HEAD' ? { ...answer, body: null } : answer
  }
}
