import { createLogServer } from '@get-log/server'
import { http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, test } from 'vitest'

const server = createLogServer()
const network = setupServer(http.all('https://api.apify.com/v2/logs/*', ({ request }) => server.fetch(request)))
beforeAll(() => network.listen())
afterAll(() => network.close())
test('follows a run that goes on', async () => {
  const run = server.runs.start({ id: 'my-run' })
  const response = await fetch('https://api.apify.com/v2/logs/my-run?stream=1')
  run.append('one\n')
  run.finish()
  expect(await response.text()).toBe('one\n')
})
