// Writes src/schema.ts (openapi-typescript) and src/facts.ts (what client and server need at run time) from the spec.
// With --check it writes nothing and exits 1 if either file is not what the spec gives.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { document } from '@get-log/spec'
import openapiTypescript, { astToString } from 'openapi-typescript'

const fix = 'npm run generate'
const banner = `// Generated from spec/openapi.yaml. Do not edit: change the spec, then run: ${fix}\n\n`

const resolve = (value) =>
  value.$ref
    ? value.$ref
        .slice(2)
        .split('/')
        .reduce((node, key) => node[key], document)
    : value

const [[path, { get: operation }]] = Object.entries(document.paths)

const documentedErrors = Object.entries(operation.responses)
  .filter(([status]) => Number(status) >= 400)
  .map(([status, response]) => [status, resolve(response).content['application/json'].example.error.type])

const facts = `/** Where the operation stands in the document. */
export const operationPath = '${path}'

/** The live API: the first server of the document. */
export const defaultBaseUrl = '${document.servers[0].url}'

/** The \`error.type\` that the document shows for each error status. */
export const documentedErrors = {
${documentedErrors.map(([status, type]) => `  ${status}: '${type}',`).join('\n')}
} as const
`

const files = {
  'src/schema.ts': banner + astToString(await openapiTypescript(structuredClone(document))),
  'src/facts.ts': banner + facts,
}

const stale = Object.keys(files).filter((file) => !existsSync(file) || readFileSync(file, 'utf8') !== files[file])
if (process.argv.includes('--check')) {
  for (const file of stale) console.error(`packages/types/${file} is stale. Run: ${fix}`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  for (const file of stale) writeFileSync(file, files[file])
}
