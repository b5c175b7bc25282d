// Writes openapi.yaml to dist as openapi.json, and as a module whose type is its literal value.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'

try {
  const document = parse(readFileSync('openapi.yaml', 'utf8'))
  resolveReferences(document)
  const json = JSON.stringify(document, null, 2)
  const banner = '/** The OpenAPI document of Get log. Generated from openapi.yaml. */'
  mkdirSync('dist', { recursive: true })
  writeFileSync('dist/openapi.json', json)
  writeFileSync('dist/document.js', `${banner}\nexport const document = ${json}\n`)
  writeFileSync('dist/document.d.ts', `${banner}\nexport declare const document: ${literalType(document)}\n`)
} catch (error) {
  console.error(`spec/openapi.yaml cannot be bundled:\n${error.message}\nMend it, then run: npm run generate`)
  process.exitCode = 2
}

/** Throws if a `$ref` leads out of the document or nowhere. */
function resolveReferences(document, value = document) {
  if (value === null || typeof value !== 'object') return
  if (typeof value.$ref === 'string') {
    const [start, ...keys] = value.$ref.split('/').map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    if (start !== '#') throw new Error(`$ref: ${value.$ref} leads to another file: everything must stand in this one`)
    if (keys.reduce((node, key) => node?.[key], document) === undefined)
      throw new Error(`$ref: ${value.$ref} leads to nothing`)
  }
  for (const inner of Object.values(value)) resolveReferences(document, inner)
}

function literalType(value) {
  if (Array.isArray(value)) return `readonly [${value.map(literalType).join(', ')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value).map(([key, inner]) => `readonly ${JSON.stringify(key)}: ${literalType(inner)}`)
  return `{ ${members.join('; ')} }`
}
