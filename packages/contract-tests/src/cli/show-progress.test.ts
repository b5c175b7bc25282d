import { PassThrough } from 'node:stream'
import type { WriteStream } from 'node:tty'
import { expect, test } from 'vitest'
import { showProgress } from './show-progress.ts'

function terminal(isTTY: boolean): WriteStream {
  return Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY, columns: 24 }) as unknown as WriteStream
}

test('a terminal shows how many clauses are judged, in one line that is cleared at the end', () => {
  const screen = terminal(true)
  const { count, stop } = showProgress(9, screen)
  count('server')
  count('server')
  stop()
  const frames = String(screen.read()).split('\r\x1b[K').slice(1)
  expect(frames).toEqual(['Judging  0 s', 'Judging  server 1/9  0 ', 'Judging  server 2/9  0 ', ''])
})

test('a pipe gets nothing of it', () => {
  const pipe = terminal(false)
  const { count, stop } = showProgress(9, pipe)
  count('server')
  stop()
  expect(pipe.read()).toBeNull()
})
