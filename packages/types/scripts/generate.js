// Writes src/schema.ts (openapi-typescript) and src/facts.ts (what client and server need at run time) from the spec.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { document } from '@get-log/spec'
import openapiTypescript, { astToString } from 'openapi-typescript'

const banner = '// Generated from spec/openapi.yaml. Do not edit: change the spec, then run: npm run generate\n\n'

const resolve = (value) =>
  value.$ref
    ? value.$ref
        .slice(2)
        .split('/')
        .reduce((node, key) => node[key], document)
    : value

function typeInExample(status, { content = {} }) {
  const type = Object.values(content)[0]?.example?.error?.type
  if (type) return type
  console.error(
    `spec/openapi.yaml: the response ${status} has no example with an error.type, which client and server use`,
  )
  process.exit(1)
}

const [[path, { get: operation }]] = Object.entries(document.paths)

const documentedErrors = Object.entries(operation.responses)
  .filter(([status]) => Number(status) >= 400)
  .map(([status, response]) => [status, typeInExample(status, resolve(response))])

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

for (const [file, text] of Object.entries(files)) {
  // Left alone if it is the same, so that nothing that watches it is woken.
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
}
