import type { Fault } from './counterexample.ts'
import { idOf, withId } from './wire.ts'

/** A server that takes the id of no log for that of a log which it answered with before, where the fault says that both are alike. */
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
