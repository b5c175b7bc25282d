import { tmpdir } from 'node:os'
import { createLogServer } from '@get-log/server'
import { expect, onTestFinished, test } from 'vitest'
import { runContract } from './run-contract.ts'

test('of two runs against one control interface at once, one judges and the other says that it cannot', async () => {
  const server = createLogServer()
  onTestFinished(() => server.close())
  const { url, controlUrl = '' } = await server.listen({ controlPort: 0 })
  const args = ['--target', url, '--control', controlUrl, '--clause', 'limits', 'methods', 'secrecy']
  const runs = await Promise.all([1, 2].map(() => runContract(tmpdir(), args)))
  expect(runs.map(({ status }) => status).toSorted()).toEqual([0, 2])
  expect(runs.find(({ status }) => status === 2)?.stderr).toContain(
    `Another run of the kit uses the control interface ${controlUrl}`,
  )
})
