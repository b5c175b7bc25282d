import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { projectRoot } from '../src/packing/published-packages.ts'

const sources = ['spec', 'packages/types/scripts', 'packages/server/control.openapi.yaml', 'packages/server/scripts']
const generated = [
  'packages/types/src/schema.ts',
  'packages/types/src/facts.ts',
  'packages/server/src/control/schema.ts',
]

const changedSinceCommit = (...paths: string[]): string =>
  execFileSync('git', ['diff', '--name-only', 'HEAD', '--', ...paths], { cwd: projectRoot, encoding: 'utf8' })

// `npm test` generates them before it builds: one that was committed stale differs from its commit by now.
test('what is generated was committed together with what it comes from', () => {
  const stale = changedSinceCommit(...sources, 'pnpm-lock.yaml') === '' ? changedSinceCommit(...generated) : ''
  expect(stale, 'these were stale in the last commit: commit them as they are now').toBe('')
})
