import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { document } from '@get-log/spec'
import { Ajv } from 'ajv'
import { afterAll, describe, expect, test } from 'vitest'
import type { Report } from '../src/index.ts'
import { requireArrangements } from '../src/index.ts'
import { mutants } from '../src/proof/mutant.ts'
import type { StartedMutant } from '../src/proof/prove.ts'
import { faultless, startMutant } from '../src/proof/prove.ts'
import { parseXml } from './parse-xml.ts'
import type { Ran } from './run-contract.ts'
import { bin, runContract } from './run-contract.ts'
import { serve } from './serve.ts'

const directory = mkdtempSync(join(tmpdir(), 'contract-'))
afterAll(() => rmSync(directory, { recursive: true }))
const isDate = (text: string): boolean => !Number.isNaN(Date.parse(text))

const contract = (args: readonly string[], changed: NodeJS.ProcessEnv = {}): Promise<Ran> =>
  runContract(directory, args, changed)

async function startServer(mutant?: string): Promise<StartedMutant & { readonly args: readonly string[] }> {
  const { start = faultless } = mutants.find(({ name }) => name === mutant) ?? {}
  const started = await startMutant(mutant ?? 'no fault', start)
  return { ...started, args: ['--target', started.target.url, '--control', started.controlUrl] }
}

/** Options that name a server by fixtures. */
function withFixtures({ target }: StartedMutant, fixtures: object): string[] {
  writeFileSync(join(directory, 'fixtures.json'), JSON.stringify(fixtures))
  return ['--target', target.url, '--fixtures', 'fixtures.json']
}

/** Options that record a deviation. */
function withDeviation(target: string, reviewBy: string): string[] {
  const entry = { target, clause: 'body/status', code: 'status', reason: 'r', link: 'https://x.y' }
  writeFileSync(join(directory, 'own.yaml'), JSON.stringify([{ ...entry, 'review-by': reviewBy }]))
  return ['--deviations', 'own.yaml']
}

const readReports = (out: string, ...more: readonly string[]): string[] =>
  ['report.json', 'junit.xml', 'index.html', ...more].map((name) => readFileSync(join(directory, out, name), 'utf8'))

describe('the command line', { timeout: 60_000 }, () => {
  const nobody = ['--target', 'http://127.0.0.1:1']
  test.each([
    ['an unknown target', ['--target', 'nope'], 'Unknown target "nope": it is prism, server, live or an http(s) URL'],
    ['an address where nothing listens', nobody, 'Nothing answers at http://127.0.0.1:1: ECONNREFUSED'],
    ['a password', ['--target', 'http://me:secret@127.0.0.1:1'], 'http://127.0.0.1:1 has a user name or a password'],
    [
      'a URL that is none',
      ['--target', 'htp://me:secret@127.0.0.1:1?token=secret'],
      'Unknown target "htp://127.0.0.1:1"',
    ],
    [
      'a URL that is too long',
      ['--target', 'http://127.0.0.1:1/v2/logs'],
      'The target http://127.0.0.1:1/v2/logs must be a base URL',
    ],
    [
      'a control interface that is none',
      ['--target', 'http://127.0.0.1:1', '--control', 'http://me:secret@127.0.0.1:1/?token=secret'],
      'Nothing answers at http://127.0.0.1:1',
    ],
    ['a token', ['--target', 'http://127.0.0.1:1?token=secret'], 'http://127.0.0.1:1 has a query'],
    [
      'a path that is added',
      ['--target', 'http://127.0.0.1:1/v2'],
      'to which /v2/logs/{buildOrRunId} is added: leave out /v2',
    ],
    ['a host that does not exist', ['--target', 'http://host.invalid'], 'No such host, host.invalid'],
    ['a spec that is not there', ['--target', 'prism', '--spec', 'nope.yaml'], 'Cannot read the spec nope.yaml'],
    ['a spec that is not one', ['--target', 'prism', '--spec', bin], 'is not an OpenAPI 3 document'],
    ['a glob that matches nothing', ['--clause', 'nope/*'], 'No clause matches "nope/*"'],
    ['fixtures that are not there', [...nobody, '--fixtures', 'nope.json'], 'Cannot read the fixtures file nope.json'],
    ['deviations that are not there', ['--deviations', 'nope.yaml'], 'Cannot read the deviations file nope.yaml'],
    [
      'a control interface without its target',
      ['--target', 'server', '--control', 'http://127.0.0.1:1'],
      'needs exactly one --target URL',
    ],
    ['a directory that cannot be made', ['--target', 'server', '--out', join(bin, 'x')], 'Cannot make the directory'],
    ['a wait that is not a time', ['--wait', 'soon'], 'It is a number of seconds'],
    ['an unknown command', ['judge'], 'Unknown command "judge": there are run, readers, list, compare, live, prove. '],
    ['a target that lacks its option', ['run', 'server'], 'A target is named by --target'],
    ['an unknown option', ['--nope'], "unknown option '--nope'"],
  ])('reports %s in one line and exits with 2', async (_, args, message) => {
    const { status, stdout, stderr } = await contract(args)
    expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, stdout: '', lines: 1 })
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('secret')
  })

  test('judges both targets by default, writes every report and exits with 0', async () => {
    const { status, stdout } = await contract(['--clause', 'body', 'errors/not-found', '--out', 'out'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^errors +✓ +1 +✓ +1$/m)
    expect(stdout).toMatch(/^Conformant: .*: out\/index\.html$/m)
    const [json = '', junit, html] = readReports('out')
    const report = JSON.parse(json) as Report
    expect(report.targets.map(({ name }) => name)).toEqual(['prism', 'server'])
    expect(report.results.filter(({ verdict, reason }) => verdict === 'not-applicable' && !reason)).toEqual([])
    expect(junit).toContain('<testsuite name="server"')
    expect(html).toContain('<!doctype html>')
  })

  test.each([
    ['buffers-streams', 'stream/delivers-true', 'while the run is running', '0 bytes, and then nothing for 1500 ms'],
    ['download-for-true-only', 'download/one', 'a Content-Disposition: attachment', 'none'],
  ])('exits with 1 for a server that %s, and names %s, what was expected and what was seen', async (...row) => {
    const [name, clause, expected, seen] = row
    await using faulty = await startServer(name)
    const { status, stdout } = await contract([...faulty.args, '--wait', '0.5', '--clause', clause])
    const { url } = faulty.target
    expect(status).toBe(1)
    for (const line of [
      `✗ ${clause} on `,
      ` +expected +.*${expected}`,
      ` +seen +${seen}`,
      ` +curl -i .*'${url}/v2/logs/`,
    ])
      expect(stdout).toMatch(new RegExp(`^${line}`, 'm'))
    expect(stdout.trim().split('\n').at(-1)).toMatch(new RegExp(`^✗ \\d+ failed on ${url}: .*${clause}`))
  })

  test.each([
    [
      3,
      'a must is blocked, and nothing failed',
      { startRun: 'exit 7' },
      'did not print the id of a run: it ended with 7.',
    ],
    [2, 'nothing could be judged, for an empty file of fixtures judges nothing', {}, ' not-applicable'],
  ])('exits with %i where %s', async (code, _, fixtures, told) => {
    await using server = await startServer()
    const { status, stdout } = await contract([...withFixtures(server, fixtures), '--clause', 'stream'])
    expect(status).toBe(code)
    expect(stdout).toContain(told)
  })

  test.each(['--other-token', 'GET_LOG_OTHER_TOKEN'])('takes the token that is refused from %s', async (source) => {
    await using server = await startServer()
    const { id, token } = await requireArrangements(server.target, 'foreignLog').foreignLog()
    const args = [...withFixtures(server, { restricted: id }), '--clause', 'auth/foreign-flags']
    const isOption = source.startsWith('--')
    const { status, stdout } = await contract(
      isOption ? [...args, source, token] : args,
      isOption ? {} : { [source]: token },
    )
    expect(stdout).toContain('✓ 1 pass')
    expect(stdout).not.toContain(token)
    expect(status).toBe(0)
  })

  test('takes a variable that is empty, as a workflow sets it for a missing secret, as not set', async () => {
    await using server = await startServer()
    const args = [...withFixtures(server, { restricted: 'a' }), '--clause', 'auth/foreign-*', '--verbose']
    const { status, stdout } = await contract(args, { GET_LOG_TOKEN: '', GET_LOG_OTHER_TOKEN: '' })
    expect(stdout).toContain('GET_LOG_OTHER_TOKEN')
    expect(status).toBe(2)
  })

  test('exits with 1 where a recorded deviation is gone, and knows those that the kit records', async () => {
    const recorded = withDeviation('server', '2099-01-01')
    const { status, stdout } = await contract(['--clause', 'body/status', 'errors/method-not-allowed', ...recorded])
    expect(status).toBe(1)
    expect(stdout).toContain('≠ 1 on prism: ')
    expect(stdout).toContain('but the promise holds now: remove the entry')
  })

  test('says in every report that a deviation is past its review-by day, and exits with 0', async () => {
    await using faulty = await startServer('answers-206')
    const recorded = withDeviation(faulty.target.url, '2020-02-29')
    const args = [...faulty.args, '--clause', 'body/status', ...recorded, '--out', 'overdue']
    const { status, stdout } = await contract(args)
    expect(status).toBe(0)
    for (const told of [stdout, ...readReports('overdue')]) expect(told).toContain('To be reviewed since 2020-02-29')
  })

  test.each(['--token', 'GET_LOG_TOKEN', 'APIFY_TOKEN'])(
    'shows no token of %s, whatever a target does with it',
    async (source) => {
      await using faulty = await startServer('token-in-error')
      const token = 'a/secret+token="of mine"'
      const given = source.startsWith('--') ? [source, token] : []
      const args = [...withFixtures(faulty, {}), ...given, '--clause', 'auth/known-for-unknown', '--out', 'leaky']
      const reporters = ['--reporter', 'matrix', 'json', 'junit', 'html', 'har', '--verbose']
      const { stdout } = await contract([...args, ...reporters], given.length > 0 ? {} : { [source]: token })
      for (const told of [stdout, ...readReports('leaky', 'contract.har')]) {
        expect(told).toContain('auth/known-for-unknown')
        expect(told).not.toMatch(/a(\/|%2F|\\\/)secret/)
      }
    },
  )

  test('leaves the names of clauses alone that a token is a part of, and hides what is almost a token', async () => {
    await using faulty = await startServer('query-token-prefix-suffices')
    const { id, token } = await requireArrangements(faulty.target, 'restrictedLog').restrictedLog()
    const clauses = ['auth/almost-right', 'auth/exact', 'auth/other-headers']
    const args = [...withFixtures(faulty, { finished: id, restricted: id }), '--clause', ...clauses, '--token', token]
    const { stdout } = await contract([...args, '--other-token', 'other', '--out', 'almost', '--verbose'])
    for (const told of [stdout, ...readReports('almost')]) {
      for (const part of [token.slice(1, -1), [...token].reverse().join('')]) expect(told).not.toContain(part)
      expect(told).toMatch(/GET_LOG_TOKEN\}?x/)
      expect(told).toContain('auth/almost-right')
      expect(told).not.toMatch(/(auth|secrecy)\/[\w-]*\[token\]/)
    }
  })

  test("lets no target forge a test case, a command of GitHub's runner or an escape sequence", async () => {
    const hostile = ']]> ]]><testcase name="forged"/> ##[stop-commands]x <b>bold</b> ::error::forged'
    const body = `::error::forged\n  ::stop-commands::x\n${hostile} \x1b[2J\u202e\n</pre></details>\n# Loud\n`
    const headers = { 'Content-Type': hostile, 'WWW-Authenticate': hostile, 'X-RateLimit-Limit': hostile }
    const url = await serve(createServer((_, response) => response.writeHead(500, hostile, headers).end(body)))
    const summary = join(directory, 'hostile.md')
    writeFileSync(summary, '')
    writeFileSync(join(directory, 'hostile.json'), '{"finished":"x"}')
    const args = ['--target', url, '--fixtures', 'hostile.json', '--clause', 'body', 'limits', '--verbose']
    const github = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary }
    const { stdout } = await contract([...args, '--out', 'hostile'], github)
    const [json = '', junit = ''] = readReports('hostile')
    const { results } = JSON.parse(json) as Report
    expect(results.some(({ verdict }) => verdict === 'fail')).toBe(true)
    const cases = parseXml(junit).filter(({ name }) => name === 'testcase')
    expect(cases.map(({ attributes }) => attributes.name)).toEqual(
      results.map(({ clause, title }) => `${clause}: ${title}`),
    )
    const markdown = readFileSync(summary, 'utf8')
    expect(`${stdout}${markdown}`).not.toMatch(/\x1b|\u202e|##\[|^\s*::(?!(error|warning) title=)/m)
    expect(markdown).not.toMatch(/<b>bold|^# Loud/m)
  })

  test('records every exchange as an HTTP archive', async () => {
    await using server = await startServer()
    const args = [...server.args, '--clause', 'methods', 'auth/bearer', 'body/status', '--reporter', 'har']
    const { stdout } = await contract(args)
    const { log } = JSON.parse(stdout)
    const folder = dirname(fileURLToPath(import.meta.resolve('har-schema')))
    const read = (name: string): { $schema?: string } => JSON.parse(readFileSync(join(folder, name), 'utf8'))
    const schemas = readdirSync(folder).filter((name) => name.endsWith('.json'))
    const ajv = new Ajv({ strict: false, formats: { 'date-time': isDate, uri: URL.canParse, ipv4: true, ipv6: true } })
    for (const { $schema: _, ...schema } of schemas.map(read)) ajv.addSchema(schema)
    expect(ajv.validate('har.json#', { log }), ajv.errorsText()).toBe(true)
    expect(log.entries.length).toBeGreaterThan(5)
    expect(log.entries.map(({ comment }: { comment: string }) => comment)).toContain(
      `${server.target.url}, body/status: eof`,
    )
  })

  test('compares two reports: what changed, and with 1 whether something that held no longer does', async () => {
    await using server = await startServer()
    await using faulty = await startServer('answers-206')
    const names = { good: server, bad: faulty }
    for (const [out, { target, args }] of Object.entries(names)) {
      await contract([...args, '--clause', 'body/status', 'body/large', 'methods/head', '--out', out])
      const file = join(directory, out, 'report.json')
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll(target.url, 'here'))
    }
    const [good, bad] = ['good/report.json', 'bad/report.json']
    expect(await contract(['compare', good, good])).toEqual({ status: 0, stdout: 'Nothing changed\n', stderr: '' })
    const { status, stdout } = await contract(['compare', good, bad])
    expect(status).toBe(1)
    expect(stdout).toMatch(/^✗ here {2}body\/status: pass -> fail: status\n/m)
    expect((await contract(['compare', bad, good])).status).toBe(0)
    expect(await contract(['compare', good, bin])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is not a report.json'),
    })
  })

  test('mocks the document that --spec names, prints what --reporter names, and exits with 1 where it fails', async () => {
    writeFileSync(join(directory, 'other.json'), JSON.stringify(document).replace('"200":', '"201":'))
    const target = ['--target', 'prism', '--spec', 'other.json', '--clause', 'body/status']
    const { status, stdout } = await contract([...target, '--reporter', 'json'])
    expect(status).toBe(1)
    const { results } = JSON.parse(stdout) as Report
    expect(results).toMatchObject([{ clause: 'body/status', verdict: 'fail', findings: [{ expected: 'status 200' }] }])
  })

  test('annotates on GitHub, and appends to the summary of the step', async () => {
    const summary = join(directory, 'summary.md')
    writeFileSync(summary, 'Before.\n')
    const args = ['--target', 'server', '--clause', 'body/status', ...withDeviation('server', '2099-01-01')]
    const { stdout } = await contract(args, { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary })
    expect(stdout).toMatch(/^::error title=body\/status on server%3A stale::/m)
    expect(readFileSync(summary, 'utf8')).toMatch(/^Before.\n## ♻️ Get log contract: 1 recorded deviation gone\n/)
  })

  test.each([
    ['without colours where NO_COLOR is set', { NO_COLOR: '1' }, false],
    ['in colours where FORCE_COLOR is set', { NO_COLOR: undefined, FORCE_COLOR: '1' }, true],
    ['without colours in a pipe', { NO_COLOR: undefined, CI: undefined, FORCE_COLOR: undefined }, false],
  ])('writes %s', async (_, changed, isColoured) => {
    const { stdout } = await contract(['--target', 'server', '--clause', 'body/status'], changed)
    expect(stdout.includes('\x1b[32m')).toBe(isColoured)
    expect(stdout).toContain('Conformant')
  })

  test('lists each clause with its basis, level, title and sources', async () => {
    const { status, stdout } = await contract(['list', '--clause', 'stream/delivers-one'])
    expect(status).toBe(0)
    expect(stdout).toContain('stream/delivers-one  documented, must  With stream=1 a reader gets each line')
    expect(stdout).toContain('#/components/parameters/stream: If `true` or `1` then the logs will be streamed')
    const { stdout: should } = await contract(['list', '--level', 'should'])
    expect(should).toMatch(/^\S+ +expected, should /m)
    expect(should).not.toMatch(/, must /m)
  })

  test('ends quietly when its reader has read enough', async () => {
    const child = spawn(process.execPath, [bin, 'list'], { stdio: ['ignore', 'pipe', 'pipe'] })
    const closed = once(child, 'close')
    child.stdout.once('data', () => child.stdout.destroy())
    expect([await text(child.stderr), (await closed)[0]]).toEqual(['', 0])
  })

  test('proves a single mutant on demand', async () => {
    const { status, stdout } = await contract(['prove', '--mutant', 'no-allow'])
    expect(status).toBe(0)
    expect(stdout).toMatch(
      /^✓ methods\/allow {2}no-allow no-allow\n\n1 mutant, 1 clause, 1 kill expected: every mutant/,
    )
  })
})
