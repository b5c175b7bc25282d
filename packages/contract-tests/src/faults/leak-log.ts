import type { AnswerChange } from './answers.ts'
import { answers, every, setHeader, setInError } from './answers.ts'
import type { Fault } from './counterexample.ts'
import { remembering } from './counterexample.ts'
import { readAll, withBytes } from './wire.ts'

/** A server that keeps the log it answered with last, and puts it into its answers with this status. */
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
