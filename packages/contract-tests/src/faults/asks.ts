import type { Fault } from './counterexample.ts'
import type { Answered, Asked } from './which.ts'
import type { WireRequest } from './wire.ts'
import { withToken as toToken, withQuery } from './wire.ts'

/** What becomes of a request. */
export type RequestChange = (request: WireRequest) => WireRequest

/** Takes these requests for others: a list means all of its conditions. */
export function asks(which: Asked | readonly Asked[], ...changes: readonly RequestChange[]): Fault {
  const conditions = [which].flat()
  return () => async (request, forward) =>
    forward(conditions.every((condition) => condition(request)) ? apply(request, changes) : request)
}

/** Gives, instead of these answers, those that other requests get. */
export function asksInstead(which: Answered | readonly Answered[], ...changes: readonly RequestChange[]): Fault {
  const conditions = [which].flat()
  return () => async (request, forward) => {
    const answer = await forward(request)
    return conditions.every((condition) => condition(request, answer)) ? forward(apply(request, changes)) : answer
  }
}

/** With a query parameter of this value and no other of its name. */
export function withFlag(name: string, value: string): RequestChange {
  return (request) => withQuery(request, name, value)
}

/** Without these query parameters. */
export function withoutFlag(...names: readonly string[]): RequestChange {
  return (request) => names.reduce((changed, name) => withQuery(changed, name, undefined), request)
}

/** With another path, query included. */
export function withPath(edit: (path: string) => string): RequestChange {
  return (request) => ({ ...request, path: edit(request.path) })
}

/** With what is like this in path and query replaced. */
export function replacePath(pattern: string | RegExp, by: string): RequestChange {
  return withPath((path) => path.replace(pattern, by))
}

/** With this token, or with none. */
export function withToken(token: string | undefined): RequestChange {
  return (request) => toToken(request, token)
}

function apply(request: WireRequest, changes: readonly RequestChange[]): WireRequest {
  return changes.reduce((changed, change) => change(changed), request)
}
