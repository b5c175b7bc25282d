import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { runBuiltCommand } from './built-command.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

const readme = ['../README.md', '../docs/in-tests.md']
  .map((page) => readFileSync(new URL(page, import.meta.url), 'utf8'))
  .join('')
const examples = new URL('examples/', import.meta.url)

function snippets(language: string): string[] {
  return Array.from(
    readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms')),
    ([, code]) => code as string,
  )
}

test('each TypeScript snippet of the readme and of docs/ is one of the executed examples', () => {
  const executed = readdirSync(examples).map((name) => readFileSync(new URL(name, examples), 'utf8'))
  expect(snippets('ts').toSorted()).toEqual(executed.toSorted())
})

test('the shell snippets of the readme do what they say', async () => {
  using directory = makeTemporaryDirectory()
  const [exec = '', more = ''] = snippets('sh')
  const [serve = '', ...steer] = more.split('\n')

  await using command = runBuiltCommand(argumentsOf(exec))
  const [, logUrl] = await command.match(/log on (\S+\/my-build)\n/)
  expect(await (await fetch(`${logUrl}?stream=1`)).text()).toMatch(/^\S+Z \d+\.\d+\.\d+\n$/)

  const anyPorts = argumentsOf(serve.replace(' &', '')).map((argument) => (/^402\d$/.test(argument) ? '0' : argument))
  await using server = runBuiltCommand(anyPorts, { cwd: directory.path })
  const [, url = '', controlUrl = ''] = await server.match(/listening on (\S+)\ncontrol on (\S+)\n/)
  const script = steer
    .join('\n')
    .replaceAll('http://127.0.0.1:4020', url)
    .replaceAll('http://127.0.0.1:4021', controlUrl)
  const { stdout } = await promisify(execFile)('sh', ['-ec', script])
  expect(stdout).toContain('{"id":"my-run"}Application started.\n')
})

test('the help lists every flag of the readme', async () => {
  await using command = runBuiltCommand(['serve', '--help'])
  const { exit, stdout } = await command.ended
  const flags = Array.from(readme.matchAll(/`(--[a-z-]+)/g), ([, flag]) => flag as string)
  expect(flags).toEqual([
    '--control-token',
    '--logs',
    '--token',
    '--rate-limit',
    '--data-dir',
    '--fsync',
    '--profile',
    '--trait',
  ])
  expect([exit, flags.filter((flag) => !stdout.includes(flag))]).toEqual([0, []])
  expect(stdout).toMatch(/--port <n> .*\(default: 4020\)/)
})

function argumentsOf(snippet: string): string[] {
  const start = 'npx -p @get-log/server get-log-server '
  expect(snippet.startsWith(start)).toBe(true)
  return snippet.trim().slice(start.length).split(' ')
}
