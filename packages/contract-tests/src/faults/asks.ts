import type { Asked } from './answers.ts'
import { allOf } from './answers.ts'
import type { Fault } from './counterexample.ts'
import type { WireRequest } from './wire.ts'
import { fieldOf, withField, withQuery } from './wire.ts'

export type RequestChange = (request: WireRequest) => WireRequest

/** Turns these requests into others: a list means all of its conditions. */
export function asks(which: Asked | readonly Asked[], ...changes: readonly RequestChange[]): Fault {
  const isChanged = allOf(which)
  return (runs) => async (request, forward) =>
    forward(isChanged(request, undefined, runs) ? apply(request, changes) : request)
}

/** With a query parameter of this value and no other of its name. */
export function withFlag(name: string, value: string): RequestChange {
  return (request) => withQuery(request, name, value)
}

export function withoutFlag(...names: readonly string[]): RequestChange {
  return (request) => names.reduce((changed, name) => withQuery(changed, name, undefined), request)
}

/** With what matches in path and query replaced. */
export function replacePath(pattern: string | RegExp, by: string | ((found: string) => string)): RequestChange {
  return (request) => ({ ...request, path: request.path.replace(pattern, by as string) })
}

/** With what matches in a header replaced. */
export function replaceHeader(name: string, pattern: RegExp, by: string): RequestChange {
  return (request) => withField(request, name, fieldOf(request, name)?.replace(pattern, by))
}

export function withoutHeader(name: string): RequestChange {
  return (request) => withField(request, name, undefined)
}

/** With another method, and no body. */
export function withMethod(method: string): RequestChange {
  return (request) => ({ ...withField(request, 'Content-Length', undefined), method, body: new Uint8Array() })
}

function apply(request: WireRequest, changes: readonly RequestChange[]): WireRequest {
  return changes.reduce((changed, change) => change(changed), request)
}
