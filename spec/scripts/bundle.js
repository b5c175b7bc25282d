// Bundles openapi.yaml into dist: openapi.json, and the same document as a module whose type is its literal value.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const bundled = spawnSync('redocly', ['bundle', 'openapi.yaml', '--output', 'dist/openapi.json'], { encoding: 'utf8' })

if (bundled.status === 0) {
  const json = readFileSync('dist/openapi.json', 'utf8').trimEnd()
  const banner = '/** The bundled OpenAPI document of Get log. Generated from openapi.yaml. */'
  writeFileSync('dist/document.js', `${banner}\nexport const document = ${json}\n`)
  writeFileSync('dist/document.d.ts', `${banner}\nexport declare const document: ${literalType(JSON.parse(json))}\n`)
} else {
  const lines = (bundled.error?.message ?? bundled.stderr).split('\n')
  const reason = lines.filter((line) => line.trim() && !/[║╔╚]|^bundling/.test(line)).join('\n')
  console.error(`spec/openapi.yaml cannot be bundled:\n${reason}\nMend it, then run: npm run generate`)
  process.exitCode = 2
}

function literalType(value) {
  if (Array.isArray(value)) return `readonly [${value.map(literalType).join(', ')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value).map(([key, inner]) => `readonly ${JSON.stringify(key)}: ${literalType(inner)}`)
  return `{ ${members.join('; ')} }`
}
