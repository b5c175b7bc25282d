import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../src/packing/published-packages.ts'
import { bumps, documents, pendingBump, requiredBumps } from '../src/release/bumps.ts'

test.each(documents)('what changed in $file since its last release has changesets of the right size', async (one) => {
  for (const [name, required] of Object.entries(await requiredBumps(one))) {
    const pending = pendingBump(join(projectRoot, '.changeset'), name)
    const advice = `${relative(projectRoot, one.file)} changed since its last release: ${name} needs a ${required}, and the changesets announce a ${pending}. Run npx -p @changesets/cli changeset`
    expect(bumps.indexOf(pending), advice).toBeGreaterThanOrEqual(bumps.indexOf(required))
  }
})

test('the largest of several changesets counts', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'get-log-changesets-'))
  await writeFile(join(directory, 'one.md'), "---\n'@get-log/spec': patch\n---\n\nOne.\n")
  await writeFile(join(directory, 'two.md'), "---\n'@get-log/spec': minor\n'@get-log/client': major\n---\n\nTwo.\n")
  const pending = pendingBump(directory, '@get-log/spec')
  await rm(directory, { recursive: true })
  expect(pending).toBe('minor')
})
