import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../src/packing/published-packages.ts'
import { runCommand } from '../src/packing/run-command.ts'
import { npxPackages } from '../src/readme/npx-packages.ts'

const trusted = /^(@get-log\/(client|server|contract-tests)|@changesets\/cli|apify-cli)$/

test.each([
  ['npx get-log ID', 'get-log'],
  ['`npx --yes get-log-server serve`', 'get-log-server'],
  ['npx -p @get-log/client get-log ID', '@get-log/client'],
  ['npx --yes --package "@get-log/contract-tests@$VERSION" get-log-contract', '@get-log/contract-tests'],
])('%s fetches %s', (text, name) => {
  expect(npxPackages(text)).toEqual([name])
})

test('no printed command fetches a package of a stranger', async () => {
  const listed = await runCommand('git', ['ls-files', '*.md', '*.yml', '*.yaml', '*.ts', '*.js'], { cwd: projectRoot })
  const files = listed.split('\n').filter((file) => file && !file.endsWith('.test.ts'))
  const fetched = files.flatMap((file) =>
    npxPackages(readFileSync(join(projectRoot, file), 'utf8')).map((name) => `${file}: ${name}`),
  )
  expect(fetched.length).toBeGreaterThan(5)
  expect(fetched.filter((line) => !trusted.test(line.split(': ')[1] as string))).toEqual([])
})
