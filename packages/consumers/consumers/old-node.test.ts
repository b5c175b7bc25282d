import { beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../src/packing/published-packages.ts'
import { runCommand } from '../src/packing/run-command.ts'
import { installRuntimes, oldNodes } from '../src/runtimes/runtimes.ts'

beforeAll(installRuntimes)

test.each(Object.entries(oldNodes))('the set-up says to Node %s that it is too old', async (version, node) => {
  const setUp = runCommand(node, ['packages/workspace/run.cjs', 'setup'], { cwd: projectRoot })
  await expect(setUp).rejects.toThrow(`Node ${version} is too old: this repository needs Node 20.19 or later.`)
})
