import { expect, test } from 'vitest'
import { ReaderRun } from './reader-run.ts'

test('what is waited for may take longer where starts are slow, but not what is watched for a while', async () => {
  const log = { append: () => {}, finish: () => {} }
  const facts = { token: '', log, isExact: true, mostBytes: 100, startMs: () => 2500 }
  await using run = new ReaderRun({ ...facts, onBegin: () => {}, onDispose: async () => {} })
  run.noteRequest({ at: 0, path: '/', fields: [] })
  const over: string[] = []
  await Promise.all([
    run.ends(100).then(() => over.push('waited')),
    run.during(() => false, 200).then(() => over.push('watched')),
  ])
  expect(over).toEqual(['watched', 'waited'])
})
