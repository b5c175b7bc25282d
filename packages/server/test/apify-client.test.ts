import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { ApifyClient } from 'apify-client'
import { expect, test } from 'vitest'
import { runBuiltCommand } from './built-command.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

/** Searches source files, in colour, one after the other; stops half-way until the file `$GO` exists. */
const colouredSearch = `
  for file in src/*/*.ts; do
    grep --color=always -n 'export' "$file"
    sleep 0.05
    until [ -e "$GO" ]; do sleep 0.05; done
  done
`

test("the official client reads a real command's output while it runs, and the same text afterwards", async () => {
  using directory = makeTemporaryDirectory()
  const go = join(directory.path, 'go')
  await using command = runBuiltCommand(['exec', '--keep', '60', '--', 'sh', '-c', colouredSearch], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { GO: go },
  })
  const [, baseUrl, id] = await command.match(/log on (http:\S+)\/v2\/logs\/(\w+)/)
  const log = new ApifyClient({ baseUrl: baseUrl as string }).log(id as string)

  const stream = (await log.stream()) as Readable
  let streamed = ''
  for await (const chunk of stream) {
    streamed += chunk
    // The command goes on only after its first lines were read here.
    if (streamed.includes('\n')) await writeFile(go, '')
  }

  const lines = streamed.trimEnd().split('\n')
  expect(lines.length).toBeGreaterThan(50)
  expect(lines.filter((line) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z \d+:.*export/.test(line))).toEqual([])
  expect(streamed).not.toContain('\u001b')
  expect(await log.get()).toBe(streamed)

  const raw = (await log.get({ raw: true })) as string
  expect(raw.split('\u001b[01;31m').length).toBeGreaterThan(lines.length)
  expect(raw.replaceAll(/\u001b\[[\d;]*[mK]/g, '')).toBe(streamed)

  command.process.kill('SIGTERM')
  expect((await command.ended).exit).toBe(0)
})
