import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { repetitions } from '@get-log/workspace/repetitions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../src/packing/published-packages.ts'
import { runCommand } from '../src/packing/run-command.ts'
import { bumps, documents, pendingBump, readAsJson, requiredBumps } from '../src/release/bumps.ts'

const operation = '/paths/~1v2~1logs~1{buildOrRunId}/get'
const gone = `
    Gone:
      description: Gone - the log was deleted.
      content:
        application/json:
          schema:
            $ref: "#/components/schemas/ErrorResponse"
          example:
            error: { type: record-gone, message: The log was deleted. }`

type Edit = (text: string) => string

const edits = {
  'a changed description': (text) => text.replace('Retrieves logs', 'Gets logs'),
  'a changed message in an example': (text) => text.replace('resource was not found', 'log was not found'),
  'an error type renamed in an example': (text) => text.replace('type: record-not-found', 'type: no-such-log'),
  'a removed example of a flag': (text) => text.replace(/( {4}raw:\n(?: {6}.*\n)+?) {6}example: false\n/, '$1'),
  'a removed example of an error': (text) =>
    text.replace(/ +example:\n +error:\n +type: record-not-found\n +message: .*\n/, ''),
  'a charset in the media type': (text) => text.replace('  text/plain:', '  text/plain; charset=utf-8:'),
  'a new query parameter': (text) =>
    text.replace(/^ {6}parameters:\n/m, '$&        - { name: tail, in: query, schema: { type: integer } }\n'),
  'an added header': (text) =>
    text.replace(/^ {10}headers:\n/m, '$&            X-Log-Lines: { schema: { type: integer } }\n'),
  'an added 410': (text) =>
    text
      .replace(/^ {8}"429":\n/m, '        "410":\n          $ref: "#/components/responses/Gone"\n$&')
      .replace(/^ {2}responses:/m, `$&${gone}`),
  'a parameter that becomes required': (text) => text.replace('name: raw\n', '$&      required: true\n'),
  'a token that becomes required': (text) => text.replace('        - {}\n', ''),
  'a removed response': (text) => text.replace(/^ +"404":\n +\$ref: .*NotFound.*\n/m, ''),
  'broken YAML': (text) => text.replace('paths:\n', 'paths: [\n'),
} satisfies Record<string, Edit>

const [spec] = documents as [(typeof documents)[number]]
const folders = ['spec', ...['types', 'client', 'server', 'contract-tests'].map((name) => `packages/${name}`)]
const kit = 'bin/get-log-contract.js'
let copy: string
let original: string

/** The built packages, linked with each other in the copy, and with the project's dependencies. */
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'get-log-spec-change-'))
  const isWanted = (path: string): boolean =>
    !/node_modules[/\\]\.(?!bin)|(server|contract-tests)[/\\](src|test|contract)$|\.map$/.test(path)
  for (const path of [...folders, 'tsconfig.base.json', 'package.json']) {
    await cp(join(projectRoot, path), join(copy, path), { recursive: true, verbatimSymlinks: true, filter: isWanted })
  }
  await symlink(join(projectRoot, 'node_modules'), join(copy, 'node_modules'))
  original = await readFile(spec.file, 'utf8')
  await writeFile(join(copy, 'released.json'), readAsJson(spec.file))
})

afterAll(() => rm(copy, { recursive: true }))

const edit = async (...changes: (keyof typeof edits)[]): Promise<void> => {
  let text = original
  for (const change of changes) {
    const before = text
    text = edits[change](text)
    expect(text).not.toBe(before)
  }
  await writeFile(join(copy, 'spec/openapi.yaml'), text)
}

const run = (folder: string, ...args: string[]): Promise<string> =>
  // Colours would separate the words; with CI set, even in a pipe.
  runCommand(process.execPath, args, { cwd: join(copy, folder), env: { ...process.env, NO_COLOR: '1' } })

const bundle = async (...changes: Parameters<typeof edit>): Promise<void> => {
  await edit(...changes)
  await run('spec', 'scripts/bundle.js')
}

// One of each kind; the others are tried in the long tests.
const changesets = [
  ['a changed description', 'none', 'none'],
  ['a removed example of a flag', 'patch', 'none'],
  ['an error type renamed in an example', 'major', 'major'],
  ['an added 410', 'minor', 'minor'],
  ['a token that becomes required', 'major', 'none'],
  ['a changed message in an example', 'patch', 'none'],
  ['a charset in the media type', 'major', 'major'],
  ['a new query parameter', 'minor', 'minor'],
  ['an added header', 'minor', 'minor'],
  ['a parameter that becomes required', 'major', 'major'],
  ['a removed response', 'major', 'major'],
] as const

test.each(changesets.slice(0, repetitions(5, changesets.length)))(
  '%s: the changeset is a %s for the spec and a %s for the types',
  async (change, ofSpec, ofTypes) => {
    await edit(change)
    const file = join(copy, 'spec/openapi.yaml')
    expect(await requiredBumps({ ...spec, file, released: join(copy, 'released.json') })).toEqual({
      '@get-log/spec': ofSpec,
      '@get-log/types': ofTypes,
    })
  },
)

describe('with a charset, a parameter, a header and an error that are new', () => {
  beforeAll(() => bundle('a charset in the media type', 'a new query parameter', 'an added header', 'an added 410'))

  test('a run of all clauses judges the error, names what else is new, and accepts the charset', async () => {
    const message = await run('packages/contract-tests', kit, 'run', '--target', 'prism', '--verbose').catch(String)
    expect(message).toMatch(/exited with 1 [\s\S]*\n4 promises without a clause: /)
    expect(message).toMatch(/errors\/gone +✓ /)
    expect(message).toMatch(/errors\/gone-type +✓ /)
    expect(message.trimEnd().split('\n').slice(-5)).toEqual([
      'No clause rests on these promises of the document: add one that cites each',
      `  ${operation}/parameters/0 (tail)`,
      `  ${operation}/parameters/0/schema (tail)`,
      `  ${operation}/responses/200/headers/X-Log-Lines`,
      `  ${operation}/responses/200/headers/X-Log-Lines/schema`,
    ])
  })

  test('the server sends the charset once', async () => {
    const program = `
      import { createLogServer } from '@get-log/server'
      const server = createLogServer()
      server.runs.start({ id: 'a' }).finish()
      const { headers } = await server.fetch(new Request('http://localhost/v2/logs/a'))
      console.log(headers.get('content-type'))`
    expect(await run('packages/contract-tests', '--input-type=module', '--eval', program)).toBe(
      'text/plain; charset=utf-8\n',
    )
  })
})

test('the clauses that cite a removed example are named', async () => {
  await bundle('a removed example of a flag')
  await expect(run('packages/contract-tests', kit, 'list')).rejects.toThrow(
    /exited with 2 .*\nget-log-contract: The document no longer has [^\n]*\n(?: {2}raw\/.*\n)* {2}flags\/raw cites .*\/raw\/example\n/,
  )
})

test('a removed response no longer compiles where it was relied on', async () => {
  await edit('a removed response')
  const { generateSchema } = await import(join(projectRoot, 'packages/types/scripts/generate-files.js'))
  const changed = await generateSchema(JSON.parse(readAsJson(join(copy, 'spec/openapi.yaml'))))
  await writeFile(join(copy, 'packages/types/src/schema.ts'), changed)
  const compiler = join(projectRoot, 'node_modules/typescript/bin/tsc')
  await run('packages/types', compiler, '-p', 'tsconfig.build.json')
  await expect(run('packages/client', compiler, '-p', 'tsconfig.library.json')).rejects.toThrow(
    /log-not-found-error|create-api-error/,
  )
})

test.each([
  ['a removed example of an error', /404 has no example.*npm run generate/],
  ['broken YAML', /spec\/openapi\.yaml cannot be bundled:[\s\S]*npm run generate/],
] as const)('%s is told with what to do, and nothing is generated', async (change, told) => {
  const generated = await readFile(join(copy, 'packages/types/src/facts.ts'), 'utf8')
  await expect(bundle(change).then(() => run('packages/types', 'scripts/generate.js'))).rejects.toThrow(told)
  expect(await readFile(join(copy, 'packages/types/src/facts.ts'), 'utf8')).toBe(generated)
})

test.each(documents)('the changes in $file since its last release have changesets of the right size', async (one) => {
  for (const [name, required] of Object.entries(await requiredBumps(one))) {
    const pending = pendingBump(join(projectRoot, '.changeset'), name)
    const advice = `${relative(projectRoot, one.file)} changed since its last release: ${name} needs a ${required}, and the changesets announce a ${pending}. Run npx -p @changesets/cli changeset`
    expect(bumps.indexOf(pending), advice).toBeGreaterThanOrEqual(bumps.indexOf(required))
  }
})

test('the largest of several changesets counts', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'get-log-changesets-'))
  await writeFile(join(directory, 'one.md'), "---\n'@get-log/spec': patch\n---\n\nOne.\n")
  await writeFile(join(directory, 'two.md'), "---\n'@get-log/spec': minor\n'@get-log/client': major\n---\n\nTwo.\n")
  const pending = pendingBump(directory, '@get-log/spec')
  await rm(directory, { recursive: true })
  expect(pending).toBe('minor')
})
