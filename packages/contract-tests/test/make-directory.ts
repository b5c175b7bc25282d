import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

export function makeDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'get-log-contract-'))
  afterAll(() => rmSync(directory, { recursive: true }))
  return directory
}
