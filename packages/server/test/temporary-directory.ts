import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Creates an empty directory that is removed when the test leaves its block; use it with `using`. */
export function makeTemporaryDirectory() {
  const path = mkdtempSync(join(tmpdir(), 'get-log-test-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}
