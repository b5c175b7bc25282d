import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fromPointer } from '@get-log/contract-tests'
import { onTestFinished } from 'vitest'
import { parse } from 'yaml'
import type { Difference } from '../src/difference.ts'

/** What a provider might publish that says the same as our document in other words. */
export const fixture: string = fileURLToPath(new URL('fixtures/provider.yaml', import.meta.url))

/** Writes a file of its own for the test that runs. */
export async function save(content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'get-log-drift-test-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'api'), content)
  return join(folder, 'api')
}

/** An edit of a document: what stands at each pointer from then on, nothing if it is null. */
export type Edit = Readonly<Record<string, unknown>>

/** Writes the fixture with an edit, as JSON. */
export async function saveEdited(edit: Edit): Promise<string> {
  const document = parse(await readFile(fixture, 'utf8'), { merge: true })
  for (const [pointer, value] of Object.entries(edit)) {
    const keys = fromPointer(pointer)
    const holder = keys.slice(0, -1).reduce((inner, key) => inner[key], document)
    holder[keys.at(-1) ?? ''] = value ?? undefined
  }
  return save(JSON.stringify(document))
}

/** A difference in one line: class, rule, places, and the values if they are text. */
export function tell({ class: kind, rule, places, ours, theirs }: Difference): string {
  const values = [ours, theirs].map((value) => (typeof value === 'string' ? ` "${value}"` : ''))
  return `${kind} ${rule}: ${places.join(', ')}${values.join('')}`
}
