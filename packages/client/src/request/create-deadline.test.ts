import { expect, test, vi } from 'vitest'
import { createDeadline } from './create-deadline.ts'

test('what arrived while the program was busy gets a turn to be handled before the deadline expires', async () => {
  const expire = vi.fn()
  const deadline = createDeadline(expire)
  deadline.start(5)
  for (const until = performance.now() + 20; performance.now() < until; );
  // Runs after the deadline's timer, since it was set later.
  await new Promise((resolve) => setTimeout(resolve))
  deadline.stop()
  expect(expire).not.toHaveBeenCalled()
  deadline.start(5)
  await vi.waitFor(() => expect(expire).toHaveBeenCalledOnce())
})
