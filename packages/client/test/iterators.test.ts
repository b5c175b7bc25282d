import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLogClient } from '../src/index.ts'

const pieces = ['one\ntwo\nth', 'ree\nfour\nfi', 've']
const headers = { 'content-type': 'text/plain', 'content-length': `${pieces.join('').length}` }
const steps = fc.array(fc.constantFrom('next', 'next', 'next', 'wait', 'return', 'throw', 'abort'), { maxLength: 14 })

/** A client of a log that ends, or breaks off in the middle of a line. */
function clientOf(breaksOff: boolean) {
  const left = [...pieces]
  const pull = (body: ReadableStreamDefaultController) => {
    const piece = left.shift()
    if (piece) body.enqueue(new TextEncoder().encode(piece))
    else if (breaksOff) body.error(new Error('broke off'))
    else body.close()
  }
  return createLogClient({ fetch: async () => new Response(new ReadableStream({ pull }), { headers }), retry: 0 })
}

const isOver = (outcome: string) => outcome === 'done' || outcome === 'failed'
const settle = (call?: Promise<IteratorResult<string | Uint8Array>>) =>
  (call as NonNullable<typeof call>).then(
    ({ done, value }) => (done ? 'done' : Buffer.from(value).toString()),
    () => 'failed',
  )

// What a caller may do, in any order, at any moment.
test.each([
  ['lines', {}, ['one', 'two', 'three', 'four', 'five']],
  ['lines', { tail: 3 }, ['three', 'four', 'five']],
  ['follow', {}, pieces],
] as const)(
  '%s, with %j, arrive once, in order, and never after an end, an error or an abort',
  async (name, options, all) => {
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), fc.nat(120), async (steps, breaksOff, ticks) => {
        const stop = new AbortController()
        const iterator: AsyncIterator<string | Uint8Array> = clientOf(breaksOff)[name]('abc', {
          ...options,
          signal: stop.signal,
        })
        const outcomes: Promise<string>[] = []
        for (const step of steps) {
          if (step === 'next') outcomes.push(settle(iterator.next()))
          else if (step === 'wait') for (let i = 0; i < ticks; i++) await undefined
          else if (step === 'abort') stop.abort()
          else expect(await settle(iterator[step]?.(new Error()))).toBe(step === 'throw' ? 'failed' : 'done')
        }
        do outcomes.push(settle(iterator.next()))
        while (!isOver((await outcomes.at(-1)) as string))
        const seen = await Promise.all(outcomes)
        const end = seen.findIndex(isOver)
        expect(seen.slice(0, end)).toEqual(all.slice(0, end))
        expect(new Set(seen.slice(end + 1))).toEqual(new Set(seen.slice(end + 1).map(() => 'done')))
        const isLeft = steps.includes('return') || steps.includes('throw')
        // What ends like a whole log is a whole log.
        if (seen[end] === 'done' && !isLeft) expect([breaksOff, seen.slice(0, end)]).toEqual([false, all])
      }),
      { numRuns: 300, examples: Array.from({ length: 120 }, (_, ticks) => [['next', 'wait', 'next'], false, ticks]) },
    )
  },
)
