import { resolvePointer } from '@get-log/contract-tests'
import type { document as specDocument } from '@get-log/spec'

interface Described {
  description: string
  example: unknown
}

interface Operation {
  summary: string
  description: string
  parameters: (Described & { name: string; in: string; required?: boolean })[]
  responses: Record<
    string,
    { description: string; headers?: Record<string, Described>; content: Record<string, { example: unknown }> }
  >
}

/** Writes the reference of every operation of the document as one Markdown page. */
export function renderApiPage(document: typeof specDocument): string {
  const follow = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(follow)
    if ('$ref' in value) return follow(resolvePointer(document, String(value.$ref).slice(1)).value)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, follow(inner)]))
  }
  const paths = follow(document.paths) as Record<string, Record<string, Operation>>
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { summary, description, parameters, responses }]) =>
      [
        `## ${summary}`,
        `\`\`\`http\n${method.toUpperCase()} ${document.servers[0].url}${path}\n\`\`\``,
        description,
        '### Parameters',
        renderTable(
          ['name', 'in', 'required', 'description', 'example'],
          parameters.map(({ name, in: where, required, description, example }) => [
            `\`${name}\``,
            where,
            required ? 'yes' : 'no',
            description,
            `\`${example}\``,
          ]),
        ),
        '### Authentication',
        'Optional: a log that is open to anyone needs none.',
        renderTable(
          ['scheme', 'how'],
          Object.entries(document.components.securitySchemes).map(([name, scheme]) => [name, scheme.description]),
        ),
        '### Responses',
        ...Object.entries(responses).flatMap(([status, { description, headers = {}, content }]) => [
          `#### ${status}`,
          description,
          renderTable(
            ['header', 'description', 'example'],
            Object.entries(headers).map(([name, { description, example }]) => [
              `\`${name}\``,
              description,
              `\`${example}\``,
            ]),
          ),
          ...Object.entries(content).map(([mediaType, { example }]) => {
            const [language, text] =
              typeof example === 'string' ? ['text', example.trimEnd()] : ['json', JSON.stringify(example, null, 2)]
            return `\`${mediaType}\`\n\n\`\`\`${language}\n${text}\n\`\`\``
          }),
        ]),
      ].join('\n\n'),
    ),
  )
  return `${[`# ${document.info.title}`, document.info.summary, ...operations].join('\n\n')}\n`
}

function renderTable(columns: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')
}
