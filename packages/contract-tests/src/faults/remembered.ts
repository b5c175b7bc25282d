import type { AnswerChange, Answered, Asked } from './answers.ts'
import { allOf, answers, every, setHeader, setInError } from './answers.ts'
import type { Fault } from './counterexample.ts'
import { remembering } from './counterexample.ts'
import type { WireRequest } from './wire.ts'
import { fieldOf, idOf, isOn, queryOf, readAll, tokenOf, withBytes, withId, withToken } from './wire.ts'

/** A server that confuses an unknown id with that of a log that it has served, where the fault says that both are alike. */
export function findAnother(isAlike: (one: string, other: string) => boolean): Fault {
  return () => {
    const known = new Set<string>()
    return async (request, forward) => {
      const id = idOf(request)
      const answer = await forward(request)
      if (answer.status === 200) known.add(id)
      const alike = answer.status === 404 ? [...known].find((other) => isAlike(id, other)) : undefined
      return alike === undefined ? answer : forward(withId(request, alike))
    }
  }
}

/** A server that answers some requests with the log that it served last. */
export function bringLast(which: Asked): Fault {
  return (runs) => {
    let last = '/'
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status === 200) last = request.path
      return which(request, answer, runs) ? forward({ ...request, path: last }) : answer
    }
  }
}

/** Answers each of these reads with the log that the first one with the same key got. */
export function keepFirst(which: Asked, keyOf: (request: WireRequest) => string): Fault {
  return (runs) => {
    const kept = new Map<string, Buffer>()
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status !== 200 || isOn(request, 'stream') || !which(request, answer, runs)) return answer
      const body = kept.get(keyOf(request)) ?? (await readAll(answer.body))
      kept.set(keyOf(request), body)
      return withBytes(answer, body)
    }
  }
}

/**
 * A server that answers requests that it should refuse as it answered a reader with a token before, if the refusal and one of those requests
 * match.
 */
export function letIn(
  which: Answered | readonly Answered[],
  isLike: (request: WireRequest, before: WireRequest) => boolean = () => true,
): Fault {
  const isLetIn = allOf(which)
  return (runs) => {
    const answered = new Map<string, WireRequest[]>()
    return async (request, forward) => {
      const answer = await forward(request)
      const before = answered.get(idOf(request)) ?? []
      if (answer.status === 200 && tokenOf(request) !== undefined) answered.set(idOf(request), [...before, request])
      if (![401, 403].includes(answer.status) || !isLetIn(request, answer, runs)) return answer
      const known = before.find((one) => isLike(request, one))
      return known === undefined ? answer : forward(withToken(request, tokenOf(known)))
    }
  }
}

/** A server that keeps the log that it served last, and puts it into its answers with this status. */
export function leakLog(status: number, leak: (log: Buffer) => AnswerChange): Fault {
  return remembering(() => {
    let last = Buffer.alloc(0)
    return answers(every, async (answer, ...seen) => {
      if (answer.status === status) return leak(last)(answer, ...seen)
      if (answer.status !== 200 || answer.framing !== 'length') return answer
      last = Buffer.from(await readAll(answer.body))
      return withBytes(answer, last)
    })
  })
}

type Spelling = 'utf8' | 'base64' | 'base64url' | 'percent'

/** Puts a log, or the beginning of it, into a header. */
export function inHeader(name: string, spelling: Spelling, length?: number): (log: Buffer) => AnswerChange {
  return (log) => setHeader(name, spell(log, spelling).slice(0, length))
}

/** Puts a log, or the beginning of it, into the error. */
export function inError(name: string, spelling: Spelling, length?: number): (log: Buffer) => AnswerChange {
  return (log) => setInError(name, spell(log, spelling).slice(0, length))
}

function spell(log: Buffer, spelling: Spelling): string {
  return spelling === 'percent' ? encodeURIComponent(log.toString('utf8')) : log.toString(spelling)
}

/**
 * A server that mistakes what it is given, in the header or in the query, for a token that it knows: after replacing what matches, or where the
 * fault says so.
 */
export function acceptTokens(
  place: 'header' | 'query',
  taken: RegExp | ((given: string, known: string) => boolean),
  by: string | ((found: string) => string) = '',
): Fault {
  const isTaken = (given: string, known: string): boolean =>
    taken instanceof RegExp ? given.replace(taken, by as string) === known : taken(given, known)
  return () => {
    const known = new Set<string>()
    return async (request, forward) => {
      const answer = await forward(request)
      const token = tokenOf(request)
      if (answer.status === 200 && token !== undefined) known.add(token)
      const authorization = fieldOf(request, 'Authorization')
      const given = place === 'query' ? queryOf(request, 'token') : authorization?.slice('Bearer '.length)
      const accepted = given === undefined ? undefined : [...known].find((one) => isTaken(given, one))
      return answer.status === 401 && accepted !== undefined ? forward(withToken(request, accepted)) : answer
    }
  }
}
