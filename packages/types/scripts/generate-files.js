import openapiTypescript, { astToString } from 'openapi-typescript'

/** The types of an OpenAPI document, as openapi-typescript writes them. */
export async function generateSchema(document) {
  return astToString(await openapiTypescript(structuredClone(document)))
}

/**
 * What client and server need of the spec at run time, as constants.
 *
 * @throws Error if an error response has no example that names its type.
 */
export function generateFacts(document) {
  const [[path, { get: operation }]] = Object.entries(document.paths)
  const documentedErrors = Object.entries(operation.responses)
    .filter(([status]) => Number(status) >= 400)
    .map(([status, response]) => `  ${status}: '${typeInExample(status, resolve(response, document))}',\n`)
  return `/** Where the operation stands in the document. */
export const operationPath = '${path}'

/** The live API: the first server of the document. */
export const defaultBaseUrl = '${document.servers[0].url}'

/** The \`error.type\` that the document shows for each error status. */
export const documentedErrors = {
${documentedErrors.join('')}} as const
`
}

function typeInExample(status, { content = {} }) {
  const type = Object.values(content)[0]?.example?.error?.type
  if (!type) throw new Error(`the response ${status} has no example with an error.type, which client and server use`)
  return type
}

function resolve(value, document) {
  if (!value.$ref) return value
  const keys = value.$ref.slice(2).split('/')
  return keys.reduce((node, key) => node[key], document)
}
