import { fileURLToPath } from 'node:url'
import type { Run } from '@get-log/server'
import { createLogServer } from '@get-log/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../src/index.ts'
import { ansiSample } from '../src/samples/ansi-sample.ts'
import { sampleLog } from '../src/samples/sample-log.ts'
import { isLong } from './platform/bad-day.ts'
import type { Ran } from './run-contract.ts'
import { useContract } from './run-contract.ts'

const { contract: run, named } = useContract()
const server = createLogServer()
const [token, otherToken] = ['me', 'someone-else'].map((owner) => server.tokens.add(owner)) as [string, string]
let [url, controlUrl] = ['', '']

beforeAll(async () => {
  const listening = await server.listen({ controlPort: 0 })
  url = listening.url
  controlUrl = listening.controlUrl ?? ''
})

afterAll(async () => {
  await server.close()
})

async function contract(fixtures: object, args: readonly string[] = [], changed: NodeJS.ProcessEnv = {}): Promise<Ran> {
  return run([...named(url, fixtures), ...args], changed)
}

/** The id of a finished log. */
function write(access: 'anyone' | 'owner', ...pieces: readonly (Uint8Array | string)[]): string {
  const run: Run = server.runs.start({ owner: 'me', access })
  for (const piece of pieces) run.append(piece)
  run.finish()
  return run.id
}

const mine = (): string => write('owner', 'mine\n')

function deleted(): string {
  const id = write('anyone', 'old\n')
  server.runs.delete(id)
  return id
}

describe('fixtures', { timeout: 120_000 }, () => {
  test.each<[string, () => Record<string, string>, string]>([
    ['whose run was deleted', () => ({ escapes: deleted() }), 'which names no log there (404)'],
    ['that is a path', () => ({ large: '/v2/logs/x' }), 'which is not an id'],
    ['with white space', () => ({ empty: 'HG7ML7M8z78YcAPEB ' }), 'which is not an id'],
    ['that needs a token, which there is not', () => ({ build: mine() }), 'which needs a token (401)'],
    ['that the token may not read', () => ({ finished: mine(), token: otherToken }), 'may not read (403)'],
    ['of a restricted log, with a token that is wrong', () => ({ restricted: mine(), token: 'wrong' }), '(401)'],
  ])('with an id %s are bad usage that names the key and the id, but no token', async (_, bring, problem) => {
    const { token: given, ...ids } = bring()
    const { status, stdout, stderr } = await contract({ ...ids, ...(given && { token: given }) })
    expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, stdout: '', lines: 1 })
    const [[key = '', id] = []] = Object.entries(ids)
    expect(stderr).toContain(`"${key}" is ${JSON.stringify(id)}, `)
    expect(stderr).toContain(problem)
    if (given !== undefined) expect(stderr).not.toContain(given)
  })

  test('with several ids of runs that were deleted are bad usage that names each', async () => {
    const ids = { finished: deleted(), escapes: deleted(), large: deleted() }
    const { status, stderr } = await contract(ids)
    expect(status).toBe(2)
    for (const [key, id] of Object.entries(ids)) expect(stderr).toContain(`"${key}" is "${id}"`)
  })

  test.each(['GET_LOG_TOKEN', 'APIFY_TOKEN', 'GET_LOG_OTHER_TOKEN'])(
    'with a wrong %s are bad usage that names it',
    async (name) => {
      const { status, stderr } = await contract({ finished: write('anyone', 'open\n') }, [], { [name]: 'wrong-secret' })
      expect(status).toBe(2)
      expect(stderr).toContain(
        name === 'GET_LOG_OTHER_TOKEN' ? '"otherToken", or what stands in' : '"token", or what stands in',
      )
      expect(stderr).not.toContain('wrong-secret')
    },
  )

  test('name the frame of a server with a control interface', async () => {
    const args = ['--control', controlUrl, '--clause', 'body/as-written', 'body/last-line', '--reporter', 'json']
    const { stdout } = await contract({ frame: 'stamped-lines' }, args)
    const { results } = JSON.parse(stdout) as Report
    expect(results.map(({ clause, verdict }) => `${clause} ${verdict}`)).toEqual(
      expect.arrayContaining(['body/as-written pass', 'body/last-line not-applicable']),
    )
    expect((await contract({ frame: 'golden' }, args)).stderr).toContain(
      '"frame" is "golden": known are verbatim, stamped-lines',
    )
  })

  test('with restricted logs break no promise, like those with open ones', async () => {
    const options = JSON.stringify({ owner: 'me', access: 'owner' })
    const fixtures = {
      finished: write('owner', sampleLog('finished, žluťoučký kůň', 5)),
      escapes: write('owner', ...ansiSample),
      build: write('owner', sampleLog('a build', 3)),
      restricted: write('owner', sampleLog('restricted', 3)),
      empty: write('anyone'),
      large: write('anyone', sampleLog('large '.repeat(40), 12_000)),
      startRun: `RUN_OPTIONS='${options}' "${process.execPath}" "${fileURLToPath(new URL('start-slow-run.js', import.meta.url))}" ${controlUrl}`,
    }
    const tokens = { APIFY_TOKEN: token, GET_LOG_OTHER_TOKEN: otherToken }
    const some = [
      ...['auth/*bearer', 'auth/no-token', 'auth/query', 'errors', 'secrecy/refusals', 'secrecy/owner-token'],
      ...['stream/delivers-true', 'raw/same-log', 'body/large', 'limits/header'],
    ]
    const clauses = isLong ? [] : ['--clause', ...some]
    const { status, stdout, stderr } = await contract(fixtures, ['--reporter', 'json', ...clauses], tokens)
    expect(stderr).toBe('')
    const { results } = JSON.parse(stdout) as Report
    const others = results.filter(({ verdict }) => !['pass', 'observed', 'not-applicable'].includes(verdict))
    expect(
      others.map(({ clause, verdict, reason, findings }) => [clause, verdict, reason ?? findings[0]?.seen]),
    ).toEqual([])
    const passed = results.filter(({ verdict }) => verdict === 'pass').map(({ clause }) => clause)
    const wanted = ['stream/delivers-true', 'auth/foreign-bearer', 'raw/same-log', 'body/large', 'errors/not-found']
    expect(passed).toEqual(expect.arrayContaining(wanted))
    const reasons = new Set(results.map(({ reason }) => reason).filter((reason) => reason !== undefined))
    expect([...reasons].filter((reason) => reason.startsWith('The fixtures have no'))).toEqual([])
    expect([...reasons].join('\n')).toContain('A 429 is not provoked')
    expect(status).toBe(0)
  })
})
