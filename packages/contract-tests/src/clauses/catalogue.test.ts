import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { clauses } from './catalogue.ts'

const directory = fileURLToPath(new URL('.', import.meta.url))

describe('the catalogue', () => {
  test('has each file of a clause, once, under the id that is its path', () => {
    const ids = listFiles().map((file) => file.slice(0, -3))
    expect(clauses.map(({ id }) => id).sort()).toEqual(ids.sort())
  })

  test('has an id in each file that says where the file is', () => {
    for (const file of listFiles())
      expect(readFileSync(`${directory}${file}`, 'utf8')).toContain(`id: '${file.slice(0, -3)}'`)
  })

  test('has titles that are sentences, each another', () => {
    const titles = clauses.map(({ title }) => title)
    expect(new Set(titles).size).toBe(titles.length)
    expect(titles.filter((title) => !/^[A-Z'].*[^.]$/.test(title) && !/^(raw|stream|download) /.test(title))).toEqual(
      [],
    )
  })

  test('has every section', () => {
    const sections = new Set(clauses.map(({ id }) => id.split('/')[0]))
    expect([...sections]).toEqual([
      'body',
      'raw',
      'stream',
      'download',
      'flags',
      'errors',
      'methods',
      'auth',
      'limits',
      'secrecy',
    ])
  })
})

function listFiles(): string[] {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'))
  return files.filter((file) => file.includes('/') && file.endsWith('.ts'))
}
