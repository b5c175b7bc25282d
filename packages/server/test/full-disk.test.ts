import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { serveBuilt } from './built-command.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

const beginsTitle = Buffer.from('\u001b]')

test.each([
  ['raw', 'me', [Buffer.concat([Buffer.alloc(1100, 'x'), beginsTitle])], 204, 'finished'],
  // Each byte becomes a U+FFFD, three bytes long.
  ['printable', 'me', [Buffer.concat([Buffer.alloc(400, 0xff), beginsTitle])], 204, 'finished'],
  ['journal', 'x'.repeat(800), new Array(1000).fill('.'), 507, 'running'],
])(
  'a full disk that has no room for more of the %s file is a clear error, and nothing of that append is stored',
  async (kind, owner, appends, statusOfMore, state) => {
    using directory = makeTemporaryDirectory()
    // A limit on the size of files stands in for the end of the disk: the system refuses to write in the same place.
    await using command = await serveBuilt(['--data-dir', directory.path], { maxFileKilobytes: 1 })
    const { url, controlUrl } = command
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
