import type { WriteStream } from 'node:tty'
import { expect, onTestFinished, test, vi } from 'vitest'
import { showProgress } from './show-progress.ts'

test('shows nothing for a second, then updates a line four times a second, and clears it at the end', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < 20; i++) {
      vi.advanceTimersByTime(100)
      yield new Uint8Array(200_000)
    }
  }
  const terminal: Pick<WriteStream, 'write'> = { write: vi.fn() }
  let bytes = 0
  for await (const chunk of showProgress(chunks(), terminal as WriteStream)) bytes += chunk.length
  expect(bytes).toBe(4_000_000)
  const shown = ['2.0', '2.6', '3.2', '3.8'].map((megabytes) => [`\r\u001b[K${megabytes} MB, 2.0 MB/s`])
  expect(vi.mocked(terminal.write).mock.calls).toEqual([...shown, ['\r\u001b[K']])
})
