// Writes src/control/schema.ts, the types of the control interface, from control.openapi.yaml.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import openapiTypescript, { astToString } from 'openapi-typescript'

const file = 'src/control/schema.ts'
const source = new URL('../control.openapi.yaml', import.meta.url)
const banner =
  '// Generated from packages/server/control.openapi.yaml. Do not edit: change that, then run: npm run generate\n\n'
const generated = banner + astToString(await openapiTypescript(source))

if (!existsSync(file) || readFileSync(file, 'utf8') !== generated) writeFileSync(file, generated)
