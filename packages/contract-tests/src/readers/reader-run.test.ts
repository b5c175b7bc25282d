import { expect, test } from 'vitest'
import { ReaderRun } from './reader-run.ts'
import { startCommand } from './start-reader.ts'

function runOf(startMs: number): ReaderRun {
  const log = { append: () => {}, finish: () => {} }
  const facts = { token: '', log, isExact: true, mostBytes: 100, startMs: () => startMs }
  return new ReaderRun({ ...facts, onBegin: () => {}, onDispose: async () => {} })
}

test('waits may take longer if starts are slow, but periods of observation do not', async () => {
  await using run = runOf(2500)
  run.noteRequest({ at: 0, path: '/', fields: [] })
  const over: string[] = []
  await Promise.all([
    run.ends(100).then(() => over.push('waited')),
    run.during(() => false, 200).then(() => over.push('watched')),
  ])
  expect(over).toEqual(['watched', 'waited'])
})

test("a reader's output is read before its end is reported, however busy this process was", async () => {
  await using run = runOf(0)
  const command = ['sh', '-c', '(sleep 0.2; echo late) & exit 0']
  run.started = await startCommand(command, { url: '', id: '', token: '' }, run, 'at once')
  await new Promise((resolve) => setTimeout(resolve, 120))
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600)
  expect(await run.ends(5000)).toBe(true)
  expect(String(run.output)).toBe('late\n')
})
