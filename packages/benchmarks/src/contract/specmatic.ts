import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { document } from '@get-log/spec'
import { operationPath } from '@get-log/types'
import { requirePeer } from '../peers/peers.ts'
import { observeCommand } from '../processes/observe-command.ts'
import type { ArrangedSubject, ToolVerdict } from '../situations/tool-verdict.ts'

/** Why Specmatic can't run here, or undefined if it can: it needs Java. */
export async function explainMissingJava(): Promise<string | undefined> {
  const version = await observeCommand('java', ['-version'], tmpdir()).catch(() => undefined)
  return version?.exitCode === 0 ? undefined : 'Specmatic did not run: it needs Java, and there is none here.'
}

/** Runs Specmatic on a server, with a contract and a folder of examples as its users write them. */
export async function judgeWithSpecmatic(subject: ArrangedSubject): Promise<ToolVerdict> {
  const home = await mkdtemp(join(tmpdir(), 'get-log-specmatic-'))
  try {
    await writeFile(join(home, 'contract.json'), JSON.stringify(writeContract()))
    await mkdir(join(home, 'contract_examples'))
    for (const [number, example] of writeExamples(subject).entries()) {
      await writeFile(join(home, 'contract_examples', `${number}.json`), JSON.stringify(example))
    }
    const provides = [{ specs: ['contract.json'], baseUrl: subject.url }]
    const configuration = { version: 2, contracts: [{ filesystem: { directory: '.' }, provides }] }
    await writeFile(join(home, 'specmatic.json'), JSON.stringify(configuration))
    const jar = join(dirname(requirePeer.resolve('specmatic/package.json')), 'specmatic.jar')
    const options = ['test', '--strict', '--timeout-in-ms=3000']
    const { output, errors } = await observeCommand('java', ['-jar', jar, ...options], home)
    if (!/^Tests run: \d/m.test(output)) throw new Error(`Specmatic ran no test:\n${(output + errors).slice(-4000)}`)
    const outcomes = [...output.matchAll(outcome)]
    const failed = outcomes.filter(([, , end]) => end !== 'SUCCEEDED').map(([, scenario = '']) => scenario)
    return { checks: outcomes.length, failed }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

const outcome = /^\s*Scenario: (.*) has (SUCCEEDED|FAILED|ABORTED)/gm

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
function writeExamples({ situations }: ArrangedSubject): object[] {
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

interface MutableDocument {
  paths: Record<string, { get: { security: object[]; parameters: object[] } }>
  components: object
}
