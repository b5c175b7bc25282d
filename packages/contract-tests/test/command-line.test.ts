import type { SpawnSyncReturns } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { document } from '@get-log/spec'
import { afterAll, describe, expect, test } from 'vitest'
import type { Report } from '../src/index.ts'
import { mutants } from '../src/proof/mutants.ts'
import { faultless, startMutant } from '../src/proof/prove.ts'

const bin = fileURLToPath(new URL('../bin/get-log-contract.js', import.meta.url))
const directory = mkdtempSync(join(tmpdir(), 'contract-'))
afterAll(() => rmSync(directory, { recursive: true }))
const env: NodeJS.ProcessEnv = {
  ...process.env,
  NO_COLOR: '1',
  GET_LOG_TOKEN: undefined,
  GET_LOG_OTHER_TOKEN: undefined,
  GITHUB_ACTIONS: undefined,
}

function contract(...args: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', cwd: directory, env })
}

async function contractBeside(...args: string[]): Promise<{ status: number | null; stdout: string }> {
  return contractWith(env, ...args)
}

async function contractWith(
  env: NodeJS.ProcessEnv,
  ...args: string[]
): Promise<{ status: number | null; stdout: string }> {
  const child = spawn(process.execPath, [bin, ...args], { cwd: directory, env, stdio: ['ignore', 'pipe', 'inherit'] })
  let stdout = ''
  child.stdout.on('data', (bytes) => {
    stdout += bytes
  })
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { status, stdout }
}

describe('the command line', { timeout: 60_000 }, () => {
  test.each([
    ['an unknown target', ['--target', 'nope'], 'Unknown target "nope": it is prism, server, live or an http(s) URL'],
    [
      'an address where nothing listens',
      ['--target', 'http://127.0.0.1:1'],
      'Nothing answers at http://127.0.0.1:1: ECONNREFUSED',
    ],
    ['a password', ['--target', 'http://me:secret@127.0.0.1:1'], 'http://127.0.0.1:1 has a user name or a password'],
    ['a host that does not exist', ['--target', 'http://host.invalid'], 'No such host, host.invalid'],
    ['a spec that is not there', ['--target', 'prism', '--spec', 'nope.yaml'], 'Cannot read the spec nope.yaml'],
    ['a spec that is none', ['--target', 'prism', '--spec', bin], 'is no OpenAPI 3 document'],
    ['a glob that matches nothing', ['--clause', 'nope/*'], 'No clause matches "nope/*"'],
    [
      'fixtures that are not there',
      ['--target', 'http://127.0.0.1:1', '--fixtures', 'nope.json'],
      'Cannot read the fixtures nope.json',
    ],
    ['deviations that are not there', ['--deviations', 'nope.yaml'], 'Cannot read the deviations nope.yaml'],
    ['control of nothing', ['--target', 'server', '--control', 'http://127.0.0.1:1'], 'needs exactly one --target URL'],
    ['a directory that cannot be made', ['--target', 'server', '--out', join(bin, 'x')], 'Cannot make the directory'],
    ['a wait that is no time', ['--wait', 'soon'], 'It is a number of seconds'],
    ['an unknown command', ['judge'], 'Unknown command "judge": there are run, list, prove, drift'],
    ['a target that lacks its option', ['run', 'server'], 'A target is named by --target'],
    ['an unknown option', ['--nope'], "unknown option '--nope'"],
  ])('tells %s in one line and exits with 2', (_, args, message) => {
    const { status, stdout, stderr } = contract(...args)
    expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, stdout: '', lines: 1 })
    expect(stderr).toContain(message)
  })

  test('judges both targets by default, writes every report and exits with 0', () => {
    const { status, stdout } = contract('--clause', 'body', 'errors/not-found', '--out', 'out')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^errors +✓ +1 +✓ +1$/m)
    expect(stdout).toMatch(/^Conformant: .*: out\/index\.html$/m)
    const report = JSON.parse(readFileSync(join(directory, 'out/report.json'), 'utf8')) as Report
    expect(report.targets.map(({ name }) => name)).toEqual(['prism', 'server'])
    expect(report.results.filter(({ verdict, reason }) => verdict === 'not-applicable' && !reason)).toEqual([])
    expect(readFileSync(join(directory, 'out/junit.xml'), 'utf8')).toContain('<testsuite name="server"')
    expect(readFileSync(join(directory, 'out/index.html'), 'utf8')).toContain('<!doctype html>')
  })

  test.each([
    ['buffers-streams', 'stream/delivers-one', 'while the run is running', '0 bytes, and then nothing for 1500 ms'],
    ['download-for-true-only', 'download/one', 'a Content-Disposition: attachment', 'none'],
  ])(
    'exits with 1 for a server that %s, and names %s, what was expected and what was seen',
    async (name, clause, expected, seen) => {
      const mutant = mutants.find((candidate) => candidate.name === name)
      await using faulty = await startMutant(name, mutant?.start ?? expect.fail(`no mutant ${name}`))
      const args = ['--target', faulty.target.url, '--control', faulty.controlUrl, '--wait', '1.5']
      const { status, stdout } = await contractBeside(...args, '--clause', 'stream', 'download')
      expect(status).toBe(1)
      expect(stdout).toContain(`✗ ${clause} on `)
      expect(stdout).toMatch(new RegExp(`expected +.*${expected}`))
      expect(stdout).toMatch(new RegExp(`seen +${seen}`))
      expect(stdout).toMatch(new RegExp(`curl -i .*'${faulty.target.url}/v2/logs/`))
      expect(stdout.trim().split('\n').at(-1)).toMatch(
        new RegExp(`^✗ \\d+ failed on ${faulty.target.url}: .*${clause}`),
      )
    },
  )

  test('exits with 3 where a must is blocked, and nothing failed', async () => {
    await using faulty = await startMutant('no fault', faultless)
    const fixtures = join(directory, 'fixtures.json')
    writeFileSync(fixtures, JSON.stringify({ startRun: 'exit 7' }))
    const args = ['--target', faulty.target.url, '--fixtures', fixtures, '--clause', 'stream']
    const { status, stdout } = await contractBeside(...args)
    expect(status).toBe(3)
    expect(stdout).toContain('The command of "startRun" did not print the id of a run: it ended with 7.')
  })

  test.each(['--other-token', 'GET_LOG_OTHER_TOKEN'])('takes the token of who is refused from %s', async (source) => {
    await using server = await startMutant('no fault', faultless)
    const { id = '', token = '' } = (await server.target.arrange.foreignLog?.()) ?? {}
    const fixtures = join(directory, 'restricted.json')
    writeFileSync(fixtures, JSON.stringify({ restricted: id }))
    const args = ['--target', server.target.url, '--fixtures', fixtures, '--clause', 'auth/foreign-query']
    const { status, stdout } =
      source === '--other-token'
        ? await contractBeside(...args, source, token)
        : await contractWith({ ...env, [source]: token }, ...args)
    expect(stdout).toContain('✓ 1 pass ')
    expect(stdout).not.toContain(token)
    expect(status).toBe(0)
  })

  test('takes an empty variable, as a workflow sets it for a missing secret, for none', async () => {
    await using server = await startMutant('no fault', faultless)
    const fixtures = join(directory, 'no-secrets.json')
    writeFileSync(fixtures, JSON.stringify({ restricted: 'a' }))
    const args = ['--target', server.target.url, '--fixtures', fixtures, '--clause', 'auth/foreign-*', '--verbose']
    const { status, stdout } = await contractWith({ ...env, GET_LOG_TOKEN: '', GET_LOG_OTHER_TOKEN: '' }, ...args)
    expect(stdout).toContain('GET_LOG_OTHER_TOKEN')
    expect(status).toBe(2)
  })

  test('exits with 2 where nothing could be judged, for an empty file of fixtures judges nothing', async () => {
    await using faulty = await startMutant('no fault', faultless)
    const fixtures = join(directory, 'fixtures.json')
    writeFileSync(fixtures, JSON.stringify({}))
    const args = ['--target', faulty.target.url, '--fixtures', fixtures, '--clause', 'stream']
    const { status, stdout } = await contractBeside(...args)
    expect(status).toBe(2)
    expect(stdout).toMatch(/· \d+ not-applicable/)
  })

  test('exits with 1 where a deviation is recorded that is none any more, beside those that the kit records', () => {
    const file = join(directory, 'stale.yaml')
    writeFileSync(
      file,
      '- {target: server, clause: body/status, code: status, reason: r, link: "https://x.y", review-by: 2099-01-01}\n',
    )
    const { status, stdout } = contract('--clause', 'body/status', 'methods/post', '--deviations', file)
    expect(status).toBe(1)
    expect(stdout).toContain('≠ 1 on prism: ')
    expect(stdout).toContain('but the promise holds now: remove the entry')
  })

  test('says in every report that a deviation is past its review-by day, and exits with 0', async () => {
    await using faulty = await startMutant(
      'answers-206',
      mutants.find(({ name }) => name === 'answers-206')?.start ?? expect.fail('no mutant'),
    )
    const { url } = faulty.target
    const file = join(directory, 'overdue.yaml')
    writeFileSync(
      file,
      `- {target: "${url}", clause: body/status, code: status, reason: r, link: "https://x.y", review-by: 2020-02-29}\n`,
    )
    const args = ['--target', url, '--control', faulty.controlUrl, '--clause', 'body/status', '--deviations', file]
    const { status, stdout } = await contractBeside(...args, '--out', 'overdue')
    const files = ['report.json', 'junit.xml', 'index.html'].map((name) =>
      readFileSync(join(directory, 'overdue', name), 'utf8'),
    )
    expect(status).toBe(0)
    for (const text of [stdout, ...files]) expect(text).toContain('To be reviewed since 2020-02-29')
  })

  test.each([
    ['of --token', (token: string) => ({ given: ['--token', token], added: {} })],
    ['of GET_LOG_TOKEN', (token: string) => ({ given: [], added: { GET_LOG_TOKEN: token } })],
  ])('shows no token %s, whatever a target does with it', async (_, give) => {
    const mutant = mutants.find(({ name }) => name === 'token-in-error')
    await using faulty = await startMutant('leaky', mutant?.start ?? expect.fail('no mutant'))
    const token = 'a/secret+token="of mine"'
    const { given, added } = give(token)
    const fixtures = join(directory, 'leaky.json')
    writeFileSync(fixtures, JSON.stringify({ finished: (await faulty.target.arrange.finishedLog?.())?.id }))
    const args = [
      '--target',
      faulty.target.url,
      ...given,
      '--clause',
      'auth',
      'secrecy',
      '--out',
      'leaky',
      '--fixtures',
      fixtures,
    ]
    const { status, stdout } = await contractWith({ ...env, ...added }, ...args)
    const files = ['report.json', 'junit.xml', 'index.html'].map((file) =>
      readFileSync(join(directory, 'leaky', file), 'utf8'),
    )
    expect(status).toBe(1)
    for (const text of [stdout, ...files]) {
      expect(text).toContain('secrecy/known-token')
      expect(text).not.toMatch(/a(\/|%2F|\\\/)secret/)
    }
  })

  test('mocks the document that --spec names, prints what --reporter names, and says what it is when it fails', () => {
    const spec = join(directory, 'other.json')
    const text = JSON.stringify(document)
    writeFileSync(spec, text.replaceAll('text/plain', 'text/html'))
    const { status, stdout } = contract(
      '--target',
      'prism',
      '--spec',
      spec,
      '--clause',
      'body/media-type',
      '--reporter',
      'json',
    )
    expect(status).toBe(1)
    const { results } = JSON.parse(stdout) as Report
    expect(results).toMatchObject([{ clause: 'body/media-type', verdict: 'fail', findings: [{ seen: 'text/html' }] }])
  })

  test('prints every clause if it is asked to', () => {
    const { stdout } = contract('--target', 'server', '--clause', 'body/status', '--verbose')
    expect(stdout).toMatch(/^ {2}body\/status +✓ +A finished log is answered/m)
  })

  test.each([
    ['without colours where NO_COLOR is set', { NO_COLOR: '1' }, false],
    ['in colours where FORCE_COLOR is set', { NO_COLOR: undefined, FORCE_COLOR: '1' }, true],
    ['without colours in a pipe', { NO_COLOR: undefined, CI: undefined, FORCE_COLOR: undefined }, false],
  ])('writes %s', (_, changed, isColoured) => {
    const args = [bin, '--target', 'server', '--clause', 'body/status']
    const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...env, ...changed } })
    expect(stdout.includes('\x1b[32m')).toBe(isColoured)
    expect(stdout).toContain('Conformant')
  })

  test('lists each clause with its level, title and sources', () => {
    const { status, stdout } = contract('list', '--clause', 'stream/delivers-one')
    expect(status).toBe(0)
    expect(stdout).toContain('stream/delivers-one  must  With stream=1 a reader gets each line')
    expect(stdout).toContain('#/components/parameters/stream: If `true` or `1` then the logs will be streamed')
    const { stdout: should } = contract('list', '--level', 'should')
    expect(new Set(should.match(/^\S+ +(must|should)(?= )/gm)?.map((line) => line.split(/ +/)[1]))).toEqual(
      new Set(['should']),
    )
  })

  test('proves a single mutant on demand', () => {
    const { status, stdout } = contract('prove', '--mutant', 'no-allow')
    expect(status).toBe(0)
    expect(stdout).toMatch(
      /^✓ methods\/allow {2}no-allow no-allow\n\n1 mutants, 1 clauses, 1 kills expected: every mutant/,
    )
  })
})
