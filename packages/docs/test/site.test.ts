import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const site = `${root}/reports/docs`

beforeAll(() => {
  const build = spawnSync(process.execPath, ['packages/docs/dist/build-site.js'], { cwd: root, encoding: 'utf8' })
  expect(build.stdout + build.stderr).toContain('reports/docs/index.html')
  expect(build.status).toBe(0)
}, 120_000)

const pages = (): string[] =>
  readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => readFileSync(`${site}/${file}`, 'utf8'))

test('no page loads anything from elsewhere', () => {
  const loaded = pages().flatMap((page) => [
    ...page.matchAll(/<(?:script|img|link|iframe)[^>]*(?:src|href)="([^"]*)"/g),
  ])
  expect(loaded.length).toBeGreaterThan(0)
  expect(loaded.map(([, url]) => url).filter((url) => /^(https?:)?\/\//.test(url as string))).toEqual([])
})

test('the site has the page of the endpoint, and one of every package', () => {
  const text = pages().join('\n')
  const names = ['createLogClient', 'createLogServer', 'contractSuite', 'LogQuery'].map((name) => `>${name}<`)
  const wanted = ['Retrieves logs for a specific Actor build or run.', ...names]
  expect(wanted.filter((words) => !text.includes(words))).toEqual([])
})
