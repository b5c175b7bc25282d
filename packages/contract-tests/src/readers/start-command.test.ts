import { expect, test } from 'vitest'
import { ReaderRun } from './reader-run.ts'
import { startCommand } from './start-command.ts'

test('what a reader has printed is read before its end is told, however busy this process was', async () => {
  const log = { append: () => {}, finish: () => {} }
  const facts = { token: '', log, isExact: true, mostBytes: 100, startMs: () => 0 }
  await using run = new ReaderRun({ ...facts, onBegin: () => {}, onDispose: async () => {} })
  const command = ['sh', '-c', '(sleep 0.2; echo late) & exit 0']
  run.started = await startCommand(command, { url: '', id: '', token: '' }, run, 'at once')
  await new Promise((resolve) => setTimeout(resolve, 120))
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600)
  expect(await run.ends(5000)).toBe(true)
  expect(String(run.output)).toBe('late\n')
})
