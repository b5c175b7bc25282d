import { createLogServer } from '@get-log/server'
import { expect, test } from 'vitest'

test('a connection drops after ten bytes', async () => {
  await using server = createLogServer()
  const { url } = await server.listen()
  server.runs.start({ id: 'my-run' }).append('more than ten bytes\n')
  server.faults.set([{ dropAfterBytes: 10 }])
  await expect(fetch(`${url}/v2/logs/my-run`).then((response) => response.text())).rejects.toThrow('terminated')
})
