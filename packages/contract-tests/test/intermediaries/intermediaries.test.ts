import { createLogServer } from '@get-log/server'
import { expect, test } from 'vitest'
import { clauses, createUrlTarget, judgeAll } from '../../src/index.ts'
import { isLong } from '../platform/bad-day.ts'
import type { IntermediaryName } from './start-intermediary.ts'
import { findIntermediary, startIntermediary } from './start-intermediary.ts'

const streaming = ['nginx without buffering', 'haproxy', 'varnish that passes', 'varnish with its defaults', 'apache']

/** What arrives from a run that has written a line: while the run is running, and in all. It ends once the line arrives, or after a while. */
async function followThrough(name: IntermediaryName, endMs = 2 ** 31 - 1): Promise<{ running: string; all: string }> {
  await using server = createLogServer()
  const { url } = await server.listen()
  await using between = await startIntermediary(name, url)
  const run = server.runs.start({ id: 'followed' })
  run.append('line 1\n')
  const finish = setTimeout(() => run.finish(), endMs)
  const { body } = await fetch(`${between.url}/v2/logs/followed?stream=1`)
  const arrived = { running: '', all: '' }
  for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    arrived.all += piece
    if (run.state === 'running') arrived.running += piece
    clearTimeout(finish)
    run.finish()
  }
  return arrived
}

function installed(name: IntermediaryName, skip: (reason: string) => void): void {
  const found = findIntermediary(name, isLong ? 'install' : 'look')
  if ('reason' in found) skip(found.reason)
}

test.for(streaming as IntermediaryName[])('%s passes a stream on as it arrives', async (name, { skip }) => {
  installed(name, skip)
  expect(await followThrough(name)).toEqual({ running: 'line 1\n', all: 'line 1\n' })
})

test('nginx with its defaults holds a stream back until the run has ended', async ({ skip }) => {
  installed('nginx with its defaults', skip)
  expect(await followThrough('nginx with its defaults', 1000)).toEqual({ running: '', all: 'line 1\n' })
})

/** What fails behind each, apart from consequences: the one thing that it changes. */
const failing: Readonly<Record<IntermediaryName, readonly string[]>> = {
  'nginx without buffering': [],
  'nginx with its defaults': ['stream/delivers-true'],
  haproxy: [],
  'varnish that passes': [],
  'varnish with its defaults': ['limits/past-the-limit'],
  apache: [],
}

test.for(Object.entries(failing) as [IntermediaryName, string[]][])(
  'what fails behind %s is %j',
  { timeout: 300_000 },
  async (row, { skip }) => {
    const [name, expected] = row
    if (!isLong) skip('the whole catalogue behind each takes minutes: npm run test:long')
    installed(name, skip)
    await using server = createLogServer()
    const { url, controlUrl = '' } = await server.listen({ controlPort: 0 })
    await using between = await startIntermediary(name, url)
    const target = await createUrlTarget(between.url, { controlUrl })
    const judgements = await judgeAll(clauses, target)
    await target.close()
    expect(judgements.filter(({ verdict }) => verdict === 'fail').map(({ clause }) => clause.id)).toEqual(expected)
    expect(judgements.filter(({ verdict }) => verdict === 'blocked').map(({ clause }) => clause.id)).toEqual([])
  },
)
