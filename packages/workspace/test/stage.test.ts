import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const module = fileURLToPath(new URL('../src/console/stage.js', import.meta.url))
const program = `
  import { once } from 'node:events'
  import { stage } from '${module}'
  await stage('long', (tell) => once(process.stdin, 'data', tell('half of it')))
  process.exit()`

test('on a terminal, a stage is updated every second, and says at its end how long it took', async () => {
  const line = `'${process.execPath}' --input-type=module --eval "${program}"`
  const { stdout, stdin } = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'])
  let output = ''
  for await (const text of stdout.setEncoding('utf8')) {
    output += text
    if (text.includes('long, 2 s')) stdin.write('\n')
  }
  expect(output).toMatch(/long, 0 s.*long, 1 s: half of it.*long, 2 s: half of it.*long: \d s\r\n/s)
})

test('in a pipe, a stage is one line, which ends with the time that it took, or after which it failed', async () => {
  const stages = `
    import { stage } from '${module}'
    await stage('good', async () => {})
    await stage('bad', () => Promise.reject(new Error())).catch(() => {})`
  const { stdout } = spawn(process.execPath, ['--input-type=module', '--eval', stages])
  const output = (await stdout.setEncoding('utf8').toArray()).join('')
  expect(output).toMatch(/^good \.\.\. \d s\nbad \.\.\. failed after \d s\n$/)
})
