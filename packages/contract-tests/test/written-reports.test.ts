import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { requireArrangements } from '../src/index.ts'
import { runContract, useContract } from './run-contract.ts'
import { startFaulty } from './start-faulty.ts'

const { directory, contract, named, withFile, readReports } = useContract()

const deviating = (target: string, reviewBy: string): string[] => {
  const entry = { target, clause: 'body/status', code: 'status', reason: 'r', link: 'https://x.y' }
  return withFile('deviations', [{ ...entry, 'review-by': reviewBy }])
}

const isDate = (text: string): boolean => !Number.isNaN(Date.parse(text))

describe('a report', { timeout: 60_000 }, () => {
  test('says in every report that a deviation is past its review-by day, and exits with 0', async () => {
    await using faulty = await startFaulty('answers-206')
    const recorded = deviating(faulty.target.url, '2020-02-29')
    const args = [...faulty.args, '--clause', 'body/status', ...recorded, '--out', 'overdue']
    const { status, stdout } = await contract(args)
    expect(status).toBe(0)
    for (const told of [stdout, ...readReports('overdue')]) expect(told).toContain('To be reviewed since 2020-02-29')
  })

  test.each(['--token', 'GET_LOG_TOKEN', 'APIFY_TOKEN'])(
    'shows no token of %s, whatever a target does with it',
    async (source) => {
      await using faulty = await startFaulty('token-in-error')
      const token = 'a/secret+token="of mine"'
      const given = source.startsWith('--') ? [source, token] : []
      const args = [...named(faulty.target.url, {}), ...given, '--clause', 'auth/known-for-unknown', '--out', 'leaky']
      const reporters = ['--reporter', 'matrix', 'json', 'junit', 'html', 'har', '--verbose']
      const { stdout } = await contract([...args, ...reporters], given.length > 0 ? {} : { [source]: token })
      for (const told of [stdout, ...readReports('leaky', 'contract.har')]) {
        expect(told).toContain('auth/known-for-unknown')
        expect(told).not.toMatch(/a(\/|%2F|\\\/)secret/)
      }
    },
  )

  test('leaves clause names that contain a token alone, and hides what is almost a token', async () => {
    await using faulty = await startFaulty('query-token-prefix-suffices')
    const { id, token } = await requireArrangements(faulty.target, 'restrictedLog').restrictedLog()
    const clauses = ['auth/almost-right', 'auth/exact', 'auth/other-headers']
    const args = [
      ...named(faulty.target.url, { finished: id, restricted: id }),
      '--clause',
      ...clauses,
      '--token',
      token,
    ]
    const { stdout } = await contract([...args, '--other-token', 'other', '--out', 'almost', '--verbose'])
    for (const told of [stdout, ...readReports('almost')]) {
      for (const part of [token.slice(1, -1), [...token].reverse().join('')]) expect(told).not.toContain(part)
      expect(told).toMatch(/GET_LOG_TOKEN\}?x/)
      expect(told).toContain('auth/almost-right')
      expect(told).not.toMatch(/(auth|secrecy)\/[\w-]*\[token\]/)
    }
  })

  test('records every exchange as an HTTP archive', async () => {
    await using server = await startFaulty()
    const args = [...server.args, '--clause', 'methods/post', 'auth/bearer', 'body/status', '--reporter', 'har']
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

  test('annotates on GitHub a recorded deviation that is gone, appends to the summary of the step, and exits with 1', async () => {
    const summary = join(directory, 'summary.md')
    writeFileSync(summary, 'Before.\n')
    const args = ['--target', 'server', '--clause', 'body/status', ...deviating('server', '2099-01-01')]
    const { status, stdout } = await contract(args, { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary })
    expect(status).toBe(1)
    expect(stdout).toMatch(/^::error title=body\/status on server%3A stale::/m)
    expect(readFileSync(summary, 'utf8')).toMatch(/^Before.\n## ♻️ Get log contract: 1 recorded deviation gone\n/)
  })

  test.each([
    ['without colours where NO_COLOR is set', { NO_COLOR: '1' }, false],
    ['in colours where FORCE_COLOR is set', { NO_COLOR: undefined, FORCE_COLOR: '1' }, true],
    ['without colours in a pipe', { NO_COLOR: undefined, CI: undefined, FORCE_COLOR: undefined }, false],
  ])('writes %s', async (_, changed, isColoured) => {
    const { stdout } = await runContract(directory, ['list', '--clause', 'body/status'], changed)
    expect(stdout.includes('\x1b[1m')).toBe(isColoured)
    expect(stdout).toContain('body/status')
  })
})
