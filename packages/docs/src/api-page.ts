import { resolvePointer } from '@get-log/contract-tests'
import type { document as specDocument } from '@get-log/spec'

interface Parameter {
  name: string
  in: string
  required?: boolean
  description: string
  example: unknown
}

interface Header {
  description: string
  example: unknown
}

interface Response {
  description: string
  headers?: Record<string, Reference | Header>
  content: Record<string, { example: unknown }>
}

interface Reference {
  $ref: string
}

/** Writes the reference of every operation of the document as one Markdown page. */
export function renderApiPage(document: typeof specDocument): string {
  const resolve = <T>(value: T | Reference): T =>
    (typeof value === 'object' && value !== null && '$ref' in value
      ? resolvePointer(document, value.$ref.slice(1)).value
      : value) as T
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const parameters = operation.parameters.map((parameter) => resolve<Parameter>(parameter))
      const responses = Object.entries(operation.responses as Record<string, Response | Reference>)
      return [
        `## ${operation.summary}`,
        `\`\`\`http\n${method.toUpperCase()} ${document.servers[0].url}${path}\n\`\`\``,
        operation.description,
        '### Parameters',
        renderTable(
          ['name', 'in', 'required', 'description', 'example'],
          parameters.map((parameter) => [
            `\`${parameter.name}\``,
            parameter.in,
            parameter.required ? 'yes' : 'no',
            parameter.description,
            `\`${parameter.example}\``,
          ]),
        ),
        '### Authentication',
        'Optional: a log that is open to anyone needs none.',
        renderTable(
          ['scheme', 'how'],
          Object.entries(document.components.securitySchemes).map(([name, scheme]) => [name, scheme.description]),
        ),
        '### Responses',
        ...responses.map(([status, response]) => renderResponse(status, resolve(response), resolve)),
      ].join('\n\n')
    }),
  )
  return `${[`# ${document.info.title}`, document.info.summary, ...operations].join('\n\n')}\n`
}

function renderResponse(status: string, response: Response, resolve: <T>(value: T | Reference) => T): string {
  const headers = Object.entries(response.headers ?? {}).map(([name, header]) => ({ name, ...resolve<Header>(header) }))
  return [
    `#### ${status}`,
    response.description,
    renderTable(
      ['header', 'description', 'example'],
      headers.map(({ name, description, example }) => [`\`${name}\``, description, `\`${example}\``]),
    ),
    ...Object.entries(response.content).map(([mediaType, { example }]) => {
      const text = typeof example === 'string' ? example.trimEnd() : JSON.stringify(example, null, 2)
      return `\`${mediaType}\`\n\n\`\`\`${typeof example === 'string' ? 'text' : 'json'}\n${text}\n\`\`\``
    }),
  ].join('\n\n')
}

function renderTable(columns: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')
}
