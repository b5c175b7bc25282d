import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLogClient } from '../src/index.ts'

const steps = fc.array(fc.constantFrom('next', 'next', 'next', 'wait', 'return', 'throw', 'abort'), { maxLength: 14 })
const pieces = ['one\ntwo\nth', 'ree\nfour\nfi', 've']

// What a caller may do, in every order, at every moment, of a log that ends and of one that breaks off in the middle of a line.
test.each([
  ['lines', ['one', 'two', 'three', 'four', 'five']],
  ['follow', pieces],
  ['tail', ['three', 'four', 'five']],
] as const)(
  '%s gives each piece once and in order, and nothing after an end, an error or an abort',
  async (name, wanted) => {
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), fc.nat(30), async (steps, breaksOff, ticks) => {
        const left = [...pieces]
        const pull = (body: ReadableStreamDefaultController) => {
          const piece = left.shift()
          if (piece) body.enqueue(new TextEncoder().encode(piece))
          else if (breaksOff) body.error(new Error('broke off'))
          else body.close()
        }
        const headers = { 'content-type': 'text/plain', 'content-length': `${pieces.join('').length}` }
        const logs = createLogClient({
          fetch: async () => new Response(new ReadableStream({ pull }), { headers }),
          retry: 0,
        })
        const stop = new AbortController()
        const { signal } = stop
        const iterator = {
          lines: () => logs.lines('abc', { signal }),
          follow: () => logs.follow('abc', { signal }),
          tail: () => logs.lines('abc', { signal, tail: 3 }),
        }[name]() as AsyncIterableIterator<string | Uint8Array>
        const outcomes: Promise<string>[] = []
        const settle = (call: Promise<IteratorResult<string | Uint8Array>> | undefined) =>
          call?.then(
            ({ done, value }) => (done ? 'done' : Buffer.from(value).toString()),
            () => 'failed',
          ) as Promise<string>
        for (const step of steps) {
          if (step === 'next') outcomes.push(settle(iterator.next()))
          else if (step === 'wait') for (let i = 0; i < ticks; i++) await undefined
          else if (step === 'abort') stop.abort()
          else
            expect(await settle(iterator[step]?.(new Error('of the caller')))).toBe(
              step === 'throw' ? 'failed' : 'done',
            )
        }
        for (let i = 0; i < 2; i++) outcomes.push(settle(iterator.next()))
        while (!/^(done|failed)$/.test((await outcomes.at(-1)) as string)) outcomes.push(settle(iterator.next()))
        const seen = await Promise.all(outcomes)
        const end = seen.findIndex((each) => /^(done|failed)$/.test(each))
        expect(seen.slice(0, end)).toEqual(wanted.slice(0, end))
        expect(seen.slice(end + 1).filter((each) => each !== 'done')).toEqual([])
        const isLeft = steps.includes('return') || steps.includes('throw')
        // What ends like a log that is whole, is.
        if (seen[end] === 'done' && !isLeft) expect([breaksOff, seen.slice(0, end)]).toEqual([false, wanted])
      }),
      { numRuns: 300 },
    )
  },
)
