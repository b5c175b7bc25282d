import { createLogClient } from '@get-log/client'
import { readerSuite } from '@get-log/contract-tests/vitest'
import { createLogServer } from '@get-log/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReaderName } from '../src/readers/readers.ts'
import { readers } from '../src/readers/readers.ts'

const lines = ['2017-07-14T06:00:49.733Z plain', '2017-07-14T06:00:50.000Z 漢字 🙂', '2017-07-14T06:00:51.000Z end']
const log = `${lines.join('\n')}\n`
const names = Object.keys(readers) as ReaderName[]
const server = createLogServer({ rateLimit: 1000 })
let url: string

beforeAll(async () => {
  const run = server.runs.start({ id: 'a' })
  run.append(log)
  run.finish()
  url = (await server.listen()).url
})

afterAll(() => server.close())

test.each(names)('%s reads a log as it is', async (name) => {
  const reader = await readers[name](url)
  const ways = { text: '', bytes: '', lines: [] as string[] }
  const decoder = new TextDecoder()
  await reader.text?.('a', (text) => {
    ways.text += text
  })
  await reader.bytes?.('a', (chunk) => {
    ways.bytes += decoder.decode(chunk, { stream: true })
  })
  await reader.lines?.('a', (line) => ways.lines.push(line))
  expect(ways).toEqual({
    text: reader.text ? log : '',
    bytes: reader.bytes ? log : '',
    lines: reader.lines ? lines : [],
  })
  expect(Object.keys(reader)).not.toEqual([])
})

// The client keeps every promise of a reader, as a library; as a command it is judged by `npm run readers`.
readerSuite({
  name: '@get-log/client',
  claims: ['follow', 'resume', ...(process.env.GET_LOG_LONG ? (['whole', 'lines', 'errors'] as const) : [])],
  read: (baseUrl, id, token) => createLogClient({ baseUrl, token }).follow(id),
})
