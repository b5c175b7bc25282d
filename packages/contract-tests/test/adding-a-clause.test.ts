import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { makeDirectory } from './make-directory.ts'

const project = fileURLToPath(new URL('../../../', import.meta.url))
const kit = 'packages/contract-tests'
const copy = makeDirectory()

test('a clause that is added by the steps of CONTRIBUTING.md is listed, judged and proven', {
  timeout: 180_000,
}, () => {
  const isWanted = (path: string): boolean => !/contract-tests.(node_modules|dist|test|contract)\b/.test(path)
  for (const path of ['tsconfig.base.json', kit]) {
    cpSync(join(project, path), join(copy, path), { recursive: true, filter: isWanted })
  }
  symlinkSync(join(project, kit, 'node_modules'), join(copy, kit, 'node_modules'))
  const run = (program: string, ...args: string[]): string =>
    execFileSync(program, args, { cwd: join(copy, kit), encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
  const getLogContract = (...args: string[]): string => run(process.execPath, 'bin/get-log-contract.js', ...args)

  const steps = readFileSync(join(project, 'CONTRIBUTING.md'), 'utf8')
  const [, file = '', clause = ''] = /^This could be `(.*)`:\n\n```ts\n(.*?)^```/ms.exec(steps) ?? []
  writeFileSync(join(copy, file), clause)
  for (const script of ['generate', 'build']) {
    expect(steps).toContain(`\`npm run ${script}\``)
    run('npm', 'run', '--silent', script)
  }
  expect(getLogContract('list', '--clause', 'body/no-cookie')).toMatch(
    /^body\/no-cookie {2}expected, should {2}A log sets no cookie\n/,
  )
  expect(getLogContract('run', '--target', 'server', '--clause', 'body/no-cookie')).toMatch(/^body +✓ 1$/m)
  expect(getLogContract('prove', '--mutant', 'sets-a-cookie')).toMatch(
    /^✓ body\/no-cookie {2}sets-a-cookie cookie\n\n1 mutant, 1 clause, 1 kill expected: every mutant is killed as expected/,
  )
})
