import { expect, test } from 'vitest'
import { createLogClient } from '../src/index.ts'
import { serveHttp } from './servers/http-server.ts'

test('download asks for a download and takes the name that the server gives', async () => {
  await using server = await serveHttp((_, response) => {
    response
      .writeHead(200, { 'content-disposition': 'attachment; filename="run.log"', 'content-length': 4 })
      .end('log\n')
  })
  const { fileName, body, contentLength } = await createLogClient({ baseUrl: server.url }).download('abc', {
    raw: true,
  })
  expect(server.requests[0]?.url).toBe('/v2/logs/abc?download=true&raw=true')
  expect([fileName, contentLength, await new Response(body).text()]).toEqual(['run.log', 4, 'log\n'])
})
