import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot, readManifest } from '../src/packing/published-packages.ts'

const members = readdirSync(join(projectRoot, 'packages')).map((name) => `packages/${name}/README.md`)
const others = ['README.md', 'CONTRIBUTING.md', 'AGENTS.md', '.github/SECURITY.md', 'spec/README.md']
const pages = [
  ...[...others, 'packages/contract-tests/live/README.md'],
  ...members.filter((page) => existsSync(join(projectRoot, page))),
]

const { scripts } = readManifest(join(projectRoot, 'package.json'))

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(projectRoot, page), 'utf8')

  test('names existing npm scripts', () => {
    const named = [...text.matchAll(/\bnpm (test\b|run [\w:-]+)/g)].map(([, words]) =>
      (words as string).replace('run ', ''),
    )
    expect(named.filter((name) => scripts?.[name] === undefined)).toEqual([])
  })

  test('names existing files', () => {
    const files = [...text.matchAll(/(?<![\w/.-])(?:packages|spec|\.github|\.changeset)\/[\w./-]*\w/g)].map(
      ([file]) => file,
    )
    const isExample = (file: string): boolean => text.includes(`could be \`${file}\``)
    expect(files.filter((file) => !isExample(file) && !existsSync(join(projectRoot, file)))).toEqual([])
  })

  test('links to existing files', () => {
    const prose = text.replace(/^```[\s\S]*?^```$/gm, '')
    const links = [...prose.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link as string)
    expect(links.filter((link) => !existsSync(join(projectRoot, dirname(page), link)))).toEqual([])
  })

  test('is short', () => {
    const written = page.startsWith('packages/') ? text.replace(/<!-- \w+:begin -->.*?<!-- \w+:end -->/s, '') : text
    expect(written.trimEnd().split('\n').length).toBeLessThan(page.startsWith('packages/') ? 80 : 120)
  })
})

test('the picture of the report is small', () => {
  expect(statSync(join(projectRoot, '.github/report.png')).size).toBeLessThan(150_000)
})
