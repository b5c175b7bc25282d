import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { document } from '@get-log/spec'
import { operationPath } from '@get-log/types'
import type { Subject } from '../programs/subjects.ts'
import { requirePeer } from './peers.ts'
import { observeCommand } from './run-command.ts'
import type { ToolVerdict } from './verdict.ts'

/** Why Specmatic can't run here, or undefined if it can: it needs Java. */
export async function explainMissingJava(): Promise<string | undefined> {
  const version = await observeCommand('java', ['-version'], tmpdir()).catch(() => undefined)
  return version?.exitCode === 0 ? undefined : 'Specmatic did not run: it needs Java, and there is none here.'
}

/**
 * Runs Specmatic once on all subjects: a contract and a folder of examples for each, as its users write them.
 * The verdicts come by the subject's name.
 */
export async function runSpecmatic(subjects: readonly Subject[]): Promise<Map<string, ToolVerdict>> {
  const home = await mkdtemp(join(tmpdir(), 'get-log-specmatic-'))
  try {
    const provides = []
    for (const [index, subject] of subjects.entries()) {
      const contract = `subject-${index}`
      await writeFile(join(home, `${contract}.json`), JSON.stringify(writeContract()))
      await mkdir(join(home, `${contract}_examples`))
      for (const [number, example] of writeExamples(subject).entries()) {
        await writeFile(join(home, `${contract}_examples`, `${number}.json`), JSON.stringify(example))
      }
      provides.push({ specs: [`${contract}.json`], baseUrl: subject.url })
    }
    const configuration = { version: 2, contracts: [{ filesystem: { directory: '.' }, provides }] }
    await writeFile(join(home, 'specmatic.json'), JSON.stringify(configuration))
    const jar = join(dirname(requirePeer.resolve('specmatic/package.json')), 'specmatic.jar')
    const options = ['test', '--strict', '--timeout-in-ms=3000']
    const { output } = await observeCommand('java', ['-jar', jar, ...options], home)
    return readVerdicts(output, subjects)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

/**
 * The document, but that the token is a header of the request: else Specmatic makes up a token for every request, which a
 * server has to refuse.
 */
function writeContract(): object {
  const { components, ...rest } = structuredClone(document) as unknown as MutableDocument
  const operation = rest.paths[operationPath]?.get
  if (!operation) throw new Error(`The document has no ${operationPath}.`)
  operation.security = []
  operation.parameters.push({ name: 'Authorization', in: 'header', required: false, schema: { type: 'string' } })
  return { ...rest, components: { ...components, securitySchemes: undefined } }
}

/** An example for each situation that the document has a request for; it has none with another method. */
function writeExamples({ situations }: Subject): object[] {
  const known = situations.filter(({ method }) => method === 'GET')
  return known.map(({ name, path, headers, status, body = 'text' }) => {
    const [plainPath, query] = path.split('?')
    const answer =
      status === 200
        ? { headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body }
        : { headers: { 'Content-Type': 'application/json' }, body: { error: { type: 'type', message: 'message' } } }
    return {
      name,
      'http-request': {
        method: 'GET',
        path: plainPath,
        ...(query && { query: Object.fromEntries(new URLSearchParams(query)) }),
        headers,
      },
      'http-response': { status, ...answer },
    }
  })
}

const request = /Request to (http:\/\/\S+) at/
const outcome = /^Scenario: (.*) has (SUCCEEDED|FAILED|ABORTED)/

/** Each scenario names its server a few lines before its outcome. */
function readVerdicts(output: string, subjects: readonly Subject[]): Map<string, ToolVerdict> {
  const names = new Map(subjects.map(({ url, name }) => [new URL(url).origin, name]))
  const checks = new Map(subjects.map(({ name }) => [name, { checks: 0, failed: [] as string[] }]))
  let current = ''
  for (const line of output.split('\n')) {
    current = names.get(request.exec(line)?.[1] ?? '') ?? current
    const [, scenario, end] = outcome.exec(line.trim()) ?? []
    const verdict = checks.get(current)
    if (scenario === undefined || !verdict) continue
    verdict.checks += 1
    if (end !== 'SUCCEEDED') verdict.failed.push(scenario)
  }
  if (!/^Tests run: \d/m.test(output)) throw new Error(`Specmatic ran no test:\n${output.slice(-4000)}`)
  return checks
}

interface MutableDocument {
  paths: Record<string, { get: { security: object[]; parameters: object[] } }>
  components: object
}
