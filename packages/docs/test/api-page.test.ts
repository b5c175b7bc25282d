import { document } from '@get-log/spec'
import { expect, test } from 'vitest'
import { renderApiPage } from '../src/api-page.ts'

test('the page of the endpoint shows every parameter and every response of the spec', () => {
  const page = renderApiPage(document)
  const parameters = Object.keys(document.components.parameters).map((name) => `| \`${name}\` |`)
  const responses = Object.values(document.components.responses).map(({ description }) => `\n${description}\n`)
  expect([...parameters, ...responses].filter((words) => !page.includes(words))).toEqual([])
})
