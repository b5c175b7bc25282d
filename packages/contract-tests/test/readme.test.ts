import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8')
const pages = `${read('../README.md')}${read('../docs/your-own.md')}`
const blocks = [...pages.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code)

test.each([
  ['your-suite', 0],
  ['custom-target', 1],
  ['your-reader', 2],
])('the example %s of the documentation is the one that is executed', (name, index) => {
  expect(blocks[index]).toBe(read(`../contract/examples/${name}.test.ts`))
})

test('the documentation has no example that is not executed', () => {
  expect(blocks).toHaveLength(3)
})
