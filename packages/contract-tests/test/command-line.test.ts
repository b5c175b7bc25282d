import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { document } from '@get-log/spec'
import { describe, expect, test } from 'vitest'
import type { Report } from '../src/index.ts'
import { requireArrangements } from '../src/index.ts'
import { holdControl } from '../src/targets/control/hold-control.ts'
import { bin, useContract } from './run-contract.ts'
import { startFaulty } from './start-faulty.ts'

const { directory, contract, named, readReports } = useContract()

describe('the command line', { timeout: 60_000 }, () => {
  const nobody = '--target http://127.0.0.1:1'
  test.each([
    ['an unknown target', '--target nope', 'Unknown target "nope": it is prism, server, live or an http(s) URL'],
    ['an address where nothing listens', nobody, 'Nothing answers at http://127.0.0.1:1: ECONNREFUSED'],
    ['a password', '--target http://me:secret@127.0.0.1:1', 'http://127.0.0.1:1 has a user name or a password'],
    ['a URL that is none', '--target htp://me:secret@127.0.0.1:1?token=secret', 'Unknown target "htp://127.0.0.1:1"'],
    ['a URL that is too long', `${nobody}/v2/logs`, 'The target http://127.0.0.1:1/v2/logs must be a base URL'],
    [
      'a control interface that is none',
      `${nobody} --control http://me:secret@127.0.0.1:1/?token=secret`,
      'Nothing answers at http://127.0.0.1:1',
    ],
    ['a token', `${nobody}?token=secret`, 'http://127.0.0.1:1 has a query'],
    ['a path that is added', `${nobody}/v2`, 'to which /v2/logs/{buildOrRunId} is added: leave out /v2'],
    ['a host that does not exist', '--target http://host.invalid', 'There is no host host.invalid'],
    ['a spec that is not there', '--target prism --spec nope.yaml', 'Cannot read the spec nope.yaml'],
    ['a spec that is not one', `--target prism --spec ${bin}`, 'is not an OpenAPI 3 document'],
    ['a glob that matches nothing', '--clause nope/*', 'No clause matches "nope/*"'],
    ['an empty glob', '--clause=', 'No clause matches ""'],
    ['live without a token', '--target live', 'There is no token for live'],
    ['fixtures that are not there', `${nobody} --fixtures nope.json`, 'Cannot read the fixtures file nope.json'],
    ['deviations that are not there', '--deviations nope.yaml', 'Cannot read the deviations file nope.yaml'],
    ['control without its target', '--target server --control http://127.0.0.1:1', 'needs exactly one --target URL'],
    ['runs without the live API', '--target server --max-runs 5', '--max-runs is for --target live alone'],
    ['a directory that cannot be made', `--target server --out ${join(bin, 'x')}`, 'Cannot make the directory'],
    ['a wait that is not a time', '--wait soon', 'It is a number of seconds'],
    [
      'an unknown command',
      'judge',
      'Unknown command "judge": the commands are run, readers, list, compare, live, prove. ',
    ],
    ['a target that lacks its option', 'run server', 'A target is named by --target'],
    ['an unknown option', '--nope', "unknown option '--nope'"],
  ])('reports %s in one line and exits with 2', async (_, line, message) => {
    const { status, stdout, stderr } = await contract(line.split(' '))
    expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, stdout: '', lines: 1 })
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('secret')
  })

  test('judges both targets by default, knows their recorded deviations, writes every report and exits with 0', async () => {
    const args = ['--clause', 'body/status', 'errors/not-found', 'methods/allow', '--out', 'out']
    const { status, stdout } = await contract(args)
    expect(status).toBe(0)
    expect(stdout).toMatch(/^errors +✓ +1 +✓ +1$/m)
    expect(stdout).toContain('≠ 1 on prism: ')
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
    await using faulty = await startFaulty(name)
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
    [3, 'a must is blocked, and nothing failed', { startRun: 'exit 7' }, 'the id of a run: it ended with 7.'],
    [2, 'nothing could be judged, for an empty file of fixtures judges nothing', {}, ' not-applicable'],
  ])('exits with %i where %s', async (code, _, fixtures, told) => {
    await using server = await startFaulty()
    const { status, stdout } = await contract([...named(server.target.url, fixtures), '--clause', 'stream'])
    expect(status).toBe(code)
    expect(stdout).toContain(told)
  })

  test.each(['--other-token', 'GET_LOG_OTHER_TOKEN'])('takes the token that is refused from %s', async (source) => {
    await using server = await startFaulty()
    const { id, token } = await requireArrangements(server.target, 'foreignLog').foreignLog()
    const args = [...named(server.target.url, { restricted: id }), '--clause', 'auth/foreign-flags']
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
    await using server = await startFaulty()
    const args = [...named(server.target.url, { restricted: 'a' }), '--clause', 'auth/foreign-*', '--verbose']
    const { status, stdout } = await contract(args, { GET_LOG_TOKEN: '', GET_LOG_OTHER_TOKEN: '' })
    expect(stdout).toContain('GET_LOG_OTHER_TOKEN')
    expect(status).toBe(2)
  })

  test('does not judge by a control interface that another run uses', async () => {
    await using server = await startFaulty()
    await using _held = await holdControl(server.controlUrl)
    const { status, stderr } = await contract([...server.args, '--clause', 'body/status'])
    expect(status).toBe(2)
    expect(stderr).toContain(`Another run of the kit uses the control interface ${server.controlUrl}`)
  })

  test('compares two reports: what changed, and with 1 whether something that held no longer does', async () => {
    await using server = await startFaulty()
    await using faulty = await startFaulty('answers-206')
    const names = { good: server, bad: faulty }
    for (const [out, { target, args }] of Object.entries(names)) {
      await contract([...args, '--clause', 'body/status', 'body/empty', 'methods/head', '--out', out])
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

  test('lists each clause with its basis, level, title and sources', async () => {
    const { status, stdout } = await contract(['list', '--clause', 'stream/delivers-one'])
    expect(status).toBe(0)
    expect(stdout).toContain('stream/delivers-one  documented, must  With stream=1 a reader gets each line')
    expect(stdout).toContain('#/components/parameters/stream: If `true` or `1` then the logs will be streamed')
    const { stdout: should } = await contract(['list', '--level', 'should'])
    expect(should).toMatch(/^\S+ +expected, should /m)
    expect(should).not.toMatch(/, must /m)
  })

  test('ends quietly when its reader closes the pipe', async () => {
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
