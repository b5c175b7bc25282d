import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runBuiltCommand } from './built-command.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

describe('a full disk', () => {
  const beginsTitle = Buffer.from('\u001b]')

  test.each([
    ['raw', 'me', [Buffer.concat([Buffer.alloc(1100, 'x'), beginsTitle])], 204, 'finished'],
    // Each byte becomes a U+FFFD, three bytes long.
    ['printable', 'me', [Buffer.concat([Buffer.alloc(400, 0xff), beginsTitle])], 204, 'finished'],
    ['journal', 'x'.repeat(800), new Array(1000).fill('.'), 507, 'running'],
  ])(
    'that has no room for more of the %s file is a clear error, and nothing of that append is stored',
    async (kind, owner, appends, statusOfMore, state) => {
      using directory = makeTemporaryDirectory()
      // A limit on the size of files stands in for the end of the disk: the system refuses to write in the same place.
      const args = ['serve', '--port', '0', '--control-port', '0', '--data-dir', directory.path]
      await using command = runBuiltCommand(args, { maxFileKilobytes: 1 })
      const [, url, controlUrl] = await command.match(/listening on (\S+)\ncontrol on (\S+)\n/)
      const post = (path: string, body?: string | Buffer): Promise<Response> =>
        fetch(`${controlUrl}/runs${path}`, { method: 'POST', ...(body && { body }) })
      await post('', JSON.stringify({ id: 'a', owner }))
      let acknowledged = ''
      const append = async (body: string | Buffer): Promise<Response> => {
        const response = await post('/a/log', body)
        if (response.ok) acknowledged += body
        return response
      }
      let last = await append('one\n')
      for (let next = 0; last.ok && next < appends.length; next++) last = await append(appends[next] as string)
      expect(await last.json()).toEqual({
        error: { type: 'storage-failed', message: expect.stringMatching(`^Cannot write to .*1\\.${kind}: EFBIG`) },
      })
      const readBoth = (): Promise<string[]> =>
        Promise.all(['raw=1', ''].map(async (query) => (await fetch(`${url}/v2/logs/a?${query}`)).text()))
      expect(await readBoth()).toEqual([acknowledged, acknowledged])
      expect([(await append('two\n')).status, (await post('/a/finish')).status]).toEqual([statusOfMore, statusOfMore])
      expect(await readBoth()).toEqual([acknowledged, acknowledged])
      const list = await (await fetch(`${controlUrl}/runs`)).json()
      expect(list).toMatchObject({
        runs: [{ state, rawBytes: acknowledged.length, printableBytes: acknowledged.length }],
      })
      const sizes = ['1.raw', '1.printable'].map((name) => statSync(join(directory.path, name)).size)
      expect(sizes).toEqual([acknowledged.length, acknowledged.length])
    },
  )

  test('a directory that cannot be used is one clear line and exit code 2', async () => {
    await using command = runBuiltCommand(['serve', '--data-dir', '/proc/nowhere'])
    expect(await command.ended).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/^get-log-server: Cannot keep logs in \/proc\/nowhere: .*\n$/),
    })
  })
})
