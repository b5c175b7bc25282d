import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const twoStages = fileURLToPath(new URL('programs/two-stages.js', import.meta.url))

/** Types a key once the words were printed. Gives all that was printed until the end. */
async function typeAfter(words: string, { stdout, stdin }: ChildProcessWithoutNullStreams): Promise<string> {
  let output = ''
  let isTyped = false
  stdout.setEncoding('utf8').on('data', (text) => {
    output += text
    if (!isTyped && output.includes(words)) stdin.write('\n')
    isTyped ||= output.includes(words)
  })
  await once(stdout, 'close')
  return output
}

test('on a terminal a stage says every second that it goes on, and at its end how long it took', async () => {
  const line = `'${process.execPath}' '${twoStages}'`
  const terminal = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'])
  const output = await typeAfter('long, 2 s: half of it', terminal)
  expect(output).toMatch(/short: \d s\r\n.*a line between\r\n.*long, 1 s: half of it.*long: \d s\r\n/s)
})

test('in a pipe a stage is one line, which begins with it', async () => {
  const output = await typeAfter('a line between\n', spawn(process.execPath, [twoStages]))
  expect(output).toMatch(/^long \.\.\. \nshort \.\.\. \d s\na line between\nlong: \d s\n$/)
})
