import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createControlClient } from '../src/control/index.ts'
import { runBuiltCommand } from './built-command.ts'
import { readStream } from './read-stream.ts'

describe('serve', () => {
  test('says where it listens in its first two lines, and serves there', async () => {
    await using command = runBuiltCommand([
      'serve',
      '--port',
      '0',
      '--control-port',
      '0',
      '--token',
      's3cret:me',
      '--rate-limit',
      '5',
    ])
    const [, url, controlUrl] = await command.match(/^get-log-server listening on (http:\S+)\ncontrol on (http:\S+)\n/)
    const control = createControlClient(controlUrl as string)
    await control.POST('/runs', { body: { id: 'a', owner: 'me', access: 'owner' } })
    const response = await fetch(`${url}/v2/logs/a?token=s3cret`)
    expect([response.status, response.headers.get('x-ratelimit-limit')]).toEqual([200, '5'])
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('ends open streams cleanly on %s and exits 0', async (signal) => {
    await using command = runBuiltCommand(['serve', '--port', '0', '--control-port', '0'])
    const [, url, controlUrl] = await command.match(/listening on (http:\S+)\ncontrol on (http:\S+)\n/)
    await createControlClient(controlUrl as string).POST('/runs', { body: { id: 'a' } })
    const stream = readStream(await fetch(`${url}/v2/logs/a?stream=1`))
    command.process.kill(signal)
    expect(await stream.rest()).toBe('')
    expect(await command.ended).toMatchObject({ exit: 0, stderr: '' })
  })

  test('says in one line that its port is in use, and exits 2', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    await using command = runBuiltCommand(['serve', '--port', String(port)])
    const { exit, stderr } = await command.ended
    other.close()
    expect(exit).toBe(2)
    expect(stderr).toMatch(new RegExp(`^get-log-server: Cannot listen on 127.0.0.1:${port} .* in use.*\\n$`))
  })

  test.each([
    [['serve', '--port', 'banana'], /'banana' is invalid. It must be a whole number from 0 to 65535/],
    [['serve', '--port', '65536'], /'65536'/],
    [['serve', '--rate-limit', '0'], /'0' is invalid/],
    [['serve', '--error-types', '2027'], /'2027' is invalid/],
    [['serve', '--token', ':me'], /--token must be TOKEN or TOKEN:OWNER/],
    [['serve', '--nonsense'], /unknown option '--nonsense'/],
    [['serve', 'more'], /too many arguments/],
    [['serve', '--host', 'no.such.host.invalid', '--port', '0'], /--host/],
    [['exec', '--id', '..', '--', 'true'], /Invalid run id "\.\."/],
    [['exec', '--keep', 'long', '--', 'true'], /'long' is invalid/],
    [['exec'], /missing required argument/],
    [['nonsense'], /unknown command 'nonsense'/],
  ])('answers %j with one clear line and exits 2', async (args, message) => {
    await using command = runBuiltCommand(args)
    const { exit, stderr, stdout } = await command.ended
    expect(exit).toBe(2)
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(stdout).toBe('')
  })

  test('shows the stack with --debug', async () => {
    await using command = runBuiltCommand(['serve', '--host', 'no.such.host.invalid', '--debug'])
    expect((await command.ended).stderr).toMatch(/\n {4}at /)
  })
})

describe('exec', () => {
  test('exits with the exit code of the command', async () => {
    await using command = runBuiltCommand(['exec', '--', 'sh', '-c', 'exit 37'])
    expect((await command.ended).exit).toBe(37)
  })

  test('exits with 128 + n if signal n killed the command', async () => {
    await using command = runBuiltCommand(['exec', '--', 'sh', '-c', 'kill -KILL $$'])
    expect((await command.ended).exit).toBe(128 + 9)
  })

  test.each([
    ['no-such-command', 127, /Cannot start "no-such-command": there is no such command\.\n$/],
    ['/', 126, /Cannot start "\/": .*EACCES.*\n$/],
  ])('says that it cannot start %s', async (name, exit, message) => {
    await using command = runBuiltCommand(['exec', '--', name])
    const ended = await command.ended
    expect(ended.exit).toBe(exit)
    expect(ended.stderr).toMatch(message)
  })

  test('takes the flags after the command for its own', async () => {
    await using command = runBuiltCommand(['exec', 'sh', '-c', 'exit 5', '--keep', 'long'])
    expect((await command.ended).exit).toBe(5)
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('passes %s on', async (signal) => {
    const script = `for each in INT TERM HUP; do trap "echo got SIG$each; exit 9" $each; done; echo ready; while :; do sleep 0.02; done`
    await using command = runBuiltCommand(['exec', '--', 'sh', '-c', script])
    const [, url] = await command.match(/log on (\S+)/)
    const stream = readStream(await fetch(`${url}?stream=1`))
    await stream.until('ready\n')
    command.process.kill(signal)
    expect(await stream.rest()).toMatch(new RegExp(`got ${signal}\\n$`))
    expect((await command.ended).exit).toBe(9)
  })

  test('keeps stdout and stderr in the order in which they were written', async () => {
    const script = 'for n in 1 2 3 4 5 6 7 8 9; do echo out $n; echo err $n >&2; done'
    await using command = runBuiltCommand(['exec', '--keep', '60', '--id', 'a', '--', 'sh', '-c', script])
    const [, url] = await command.match(/log on (\S+\/a)\n/)
    const text = await (await fetch(`${url}?stream=1`)).text()
    const expected = [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((n) => [`out ${n}`, `err ${n}`])
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(25)),
    ).toEqual(expected)
  })

  test('serves a partial last line, and binary output as it is', async () => {
    await using command = runBuiltCommand(['exec', '--keep', '60', '--', 'printf', '\\377\\000\\033[1m\\nend'])
    const [, url] = await command.match(/log on (\S+)/)
    const streamed = await (await fetch(`${url}?stream=1`)).text()
    const raw = new Uint8Array(await (await fetch(`${url}?raw=1`)).arrayBuffer())
    expect(streamed).toMatch(/^\S{24} \ufffd\n\S{24} end$/)
    expect(Buffer.from(raw).toString('latin1')).toMatch(/^\S{24} \xff\0\x1b\[1m\n\S{24} end$/)
  })

  test('does not wait for a reader to take in a flood of output', async () => {
    await using command = runBuiltCommand([
      'exec',
      '--',
      'sh',
      '-c',
      'head -c 50000000 /dev/zero; echo flooded >&2; exit 4',
    ])
    const [, url] = await command.match(/log on (\S+)/)
    const response = await fetch(`${url}?stream=1&raw=1`)
    const length = (await response.arrayBuffer()).byteLength
    expect(length).toBeGreaterThan(50_000_000)
    expect((await command.ended).exit).toBe(4)
  })
})
