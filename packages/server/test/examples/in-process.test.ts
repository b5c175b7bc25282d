import { createLogServer } from '@get-log/server'
import { expect, test } from 'vitest'

test('shows the log of a run', async () => {
  await using server = createLogServer()
  const run = server.runs.start({ id: 'my-run' })
  run.append('\u001b[32mApplication started.\u001b[0m\n')
  run.finish()
  const response = await server.fetch(new Request('https://api.apify.com/v2/logs/my-run'))
  expect(await response.text()).toBe('Application started.\n')
})
