import type { Fault } from './counterexample.ts'
import type { WireAnswer } from './wire.ts'
import { readAll, withBytes } from './wire.ts'

/** A server that keeps the log it answered with last, and puts it into its refusals. */
export function leakLog(
  status: number,
  leak: (answer: WireAnswer, log: Buffer) => WireAnswer | Promise<WireAnswer>,
): Fault {
  return () => {
    let last = Buffer.alloc(0)
    return async (request, forward) => {
      const answer = await forward(request)
      if (answer.status === status) return leak(answer, last)
      if (answer.status !== 200 || answer.framing !== 'length') return answer
      last = Buffer.from(await readAll(answer.body))
      return withBytes(answer, last)
    }
  }
}

/** An error with one more property. */
export async function withDetail(answer: WireAnswer, name: string, value: string): Promise<WireAnswer> {
  const { error } = JSON.parse((await readAll(answer.body)).toString('utf8')) as { error: object }
  return withBytes(answer, JSON.stringify({ error: { ...error, [name]: value } }))
}
