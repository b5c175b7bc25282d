import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { createLogServer } from '../src/index.ts'

/** What real programs wrote to a terminal, recorded with script(1): ls, grep, git, vim, tput. */
const directory = fileURLToPath(new URL('recordings/', import.meta.url))
const names = readdirSync(directory)

test.each(names)('the printable log of the recording %s is what a reader of the terminal sees', async (name) => {
  const recording = readFileSync(directory + name)
  await using server = createLogServer()
  const run = server.runs.start({ id: name })
  for (let at = 0; at < recording.length; at += 7) run.append(recording.subarray(at, at + 7))
  run.finish()
  const ask = async (query: string): Promise<Response> =>
    server.fetch(new Request(`http://localhost/v2/logs/${name}?${query}`))
  const printable = await (await ask('')).text()
  // Node leaves parts of character sets and of private parameters behind.
  const peer = stripVTControlCharacters(recording.toString().replaceAll(/\u001b(?:\([B0]|\[>[\d;]*m)/g, ''))
  const lines = peer
    .replaceAll(/[^\P{Cc}\n\r\t]/gu, '')
    .replaceAll(/(?<=^|\n)\r+/g, '')
    .replaceAll(/\r+\n?/g, '\n')
  expect(printable).toBe(lines)
  expect(printable).not.toContain('[0m')
  expect(Buffer.from(await (await ask('raw=1')).arrayBuffer()).equals(recording)).toBe(true)
})

test('there are recordings', () => {
  expect(names).toEqual(['colours.raw', 'screen.raw', 'sequences.raw'])
})
