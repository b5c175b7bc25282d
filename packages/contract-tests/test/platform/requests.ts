import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'

/** The parts of an OpenAPI document that define requests. */
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly parameters?: Readonly<Record<string, Parameter>>; readonly schemas?: object }
}

interface Operation {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[]
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, { schema: object }>> }
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly schema: object
}

/** The provider's document has megabytes and is not ours to publish: it is read from a folder beside the checkout. */
const beside = resolve(import.meta.dirname, '../../../../../shared/upstream')
const file = join(process.env.GET_LOG_UPSTREAM || beside, 'apify-openapi-2026-08-07.json')

const job = {
  get: { parameters: [{ name: 'waitForFinish', in: 'query', schema: { type: 'number', maximum: 60 } }] },
  delete: {},
}
const number = (name: string): Parameter => ({ name, in: 'query', schema: { type: 'number' } })
const text = (name: string): Parameter => ({ name, in: 'query', schema: { type: 'string' } })
const json = (schema: object): Pick<Operation, 'requestBody'> => ({
  requestBody: { required: true, content: { 'application/json': { schema } } },
})
const version = {
  type: 'object',
  properties: {
    versionNumber: { type: 'string', pattern: '^\\d\\d?\\.\\d\\d?$' },
    sourceType: { enum: ['SOURCE_FILES'] },
    buildTag: { type: 'string' },
    sourceFiles: { type: 'array', items: { type: 'object', required: ['name'] } },
  },
}

/** What the kit may request, written by hand from the document. */
const extract: Document = {
  components: {},
  paths: {
    '/v2/users/me': { get: {} },
    '/v2/actors': {
      post: json({ type: 'object', properties: { name: { type: 'string' }, versions: { items: version } } }),
    },
    '/v2/actors/{actorId}': { get: {}, delete: {} },
    '/v2/actors/{actorId}/versions': { post: json(version) },
    '/v2/actors/{actorId}/versions/{versionNumber}': { put: json(version) },
    '/v2/actors/{actorId}/builds': {
      get: { parameters: [{ name: 'desc', in: 'query', schema: { type: 'boolean' } }] },
      post: { parameters: [text('version'), text('tag'), number('waitForFinish')] },
    },
    '/v2/actors/{actorId}/runs': {
      get: { parameters: [number('limit'), { name: 'desc', in: 'query', schema: { type: 'boolean' } }] },
      post: { ...json({ type: 'object' }), parameters: [number('memory'), number('timeout')] },
    },
    '/v2/actor-builds/{buildId}': job,
    '/v2/actor-builds/{buildId}/abort': { post: {} },
    '/v2/actor-runs/{runId}': {
      ...job,
      put: json({
        type: 'object',
        properties: { runId: { type: 'string' }, generalAccess: { enum: ['ANYONE_WITH_ID_CAN_READ', 'RESTRICTED'] } },
      }),
    },
    '/v2/actor-runs/{runId}/abort': { post: {} },
    '/v2/key-value-stores/{storeId}/records/{recordKey}': { get: {} },
    '/v2/logs/{buildOrRunId}': { get: { parameters: ['stream', 'download', 'raw'].map(text) } },
  },
}

const document = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Document) : extract
const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false, coerceTypes: true })
ajv.addSchema(document as object, 'document')

const templates = Object.keys(document.paths).map((template) => ({
  template,
  pattern: new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`),
}))

/** What the document does not allow in a request; empty if it allows everything. */
export function findViolations(method: string, url: URL, body: string, contentType: string | undefined): string[] {
  const asked = `${method} ${url.pathname}`
  const template = templates.find(({ pattern }) => pattern.test(url.pathname))?.template
  const operation = template === undefined ? undefined : document.paths[template]?.[method.toLowerCase()]
  if (template === undefined || operation === undefined) return [`${asked}: there is no such operation`]
  const parameters = (operation.parameters ?? []).map((one) =>
    '$ref' in one ? (document.components.parameters?.[one.$ref.split('/').at(-1) ?? ''] as Parameter) : one,
  )
  const inQuery = [...url.searchParams].flatMap(([name, value]) => {
    const known = parameters.find((one) => one.name === name && one.in === 'query')
    if (known === undefined) return [`${asked}: no parameter ${name}`]
    return ajv.validate({ type: 'object', properties: { value: known.schema } }, { value })
      ? []
      : [`${asked}: ${name} is ${value}`]
  })
  const { requestBody } = operation
  if (requestBody === undefined) return body === '' ? inQuery : [...inQuery, `${asked}: a body`]
  if (contentType !== 'application/json') return [...inQuery, `${asked}: a body of ${contentType}`]
  const pointer = ['paths', template, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema']
  const $ref = `document#/${pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`
  return ajv.validate({ $ref }, JSON.parse(body)) ? inQuery : [...inQuery, `${asked}: ${ajv.errorsText()}`]
}
