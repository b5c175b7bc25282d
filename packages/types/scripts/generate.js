// Writes src/schema.ts and src/facts.ts from the spec.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { document } from '@get-log/spec'
import { generateFacts, generateSchema } from './generate-files.js'

const banner = '// Generated from spec/openapi.yaml. Do not edit: change the spec, then run: npm run generate\n\n'

try {
  const files = { 'src/facts.ts': generateFacts(document), 'src/schema.ts': await generateSchema(document) }
  for (const [file, text] of Object.entries(files)) {
    // Unchanged files are left alone, so that no watcher is woken.
    if (!existsSync(file) || readFileSync(file, 'utf8') !== banner + text) writeFileSync(file, banner + text)
  }
} catch (error) {
  console.error(`spec/openapi.yaml: ${error.message}. Mend it, then run: npm run generate`)
  process.exitCode = 1
}
