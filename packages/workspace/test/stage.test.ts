import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const program = `
  import { once } from 'node:events'
  import { stage } from '${fileURLToPath(new URL('../src/console/stage.js', import.meta.url))}'
  await stage('long', (tell) => once(process.stdin, 'data', tell('half of it')))
  process.exit()`

test('on a terminal a stage says every second that it goes on, and at its end how long it took', async () => {
  const line = `'${process.execPath}' --input-type=module --eval "${program}"`
  const { stdout, stdin } = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'])
  let output = ''
  for await (const text of stdout.setEncoding('utf8')) {
    output += text
    if (text.includes('long, 2 s')) stdin.write('\n')
  }
  expect(output).toMatch(/long, 0 s.*long, 1 s: half of it.*long, 2 s: half of it.*long: \d s\r\n/s)
})
