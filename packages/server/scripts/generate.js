// Writes src/control/schema.ts, the types of the control interface, from control.openapi.yaml.
// With --check it writes nothing and exits 1 if the file is not what the document gives.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import openapiTypescript, { astToString } from 'openapi-typescript'

const fix = 'npm run generate'
const file = 'src/control/schema.ts'
const source = new URL('../control.openapi.yaml', import.meta.url)
const banner = `// Generated from packages/server/control.openapi.yaml. Do not edit: change that, then run: ${fix}\n\n`
const generated = banner + astToString(await openapiTypescript(source))

const isStale = !existsSync(file) || readFileSync(file, 'utf8') !== generated
if (process.argv.includes('--check')) {
  if (isStale) console.error(`packages/server/${file} is stale. Run: ${fix}`)
  process.exitCode = isStale ? 1 : 0
} else if (isStale) {
  writeFileSync(file, generated)
}
