import { expect, test, vi } from 'vitest'
import { createDeadline } from './create-deadline.ts'

test('what came while the program was busy has a turn to be taken in, and what did not has expired then', async () => {
  const expire = vi.fn()
  const deadline = createDeadline(expire)
  deadline.start(5)
  for (const until = performance.now() + 20; performance.now() < until; );
  // After the timer of the deadline, since it was set after it.
  await new Promise((resolve) => setTimeout(resolve))
  deadline.stop()
  expect(expire).not.toHaveBeenCalled()
  deadline.start(5)
  await vi.waitFor(() => expect(expire).toHaveBeenCalledOnce())
})
