import { writeFileSync } from 'node:fs'
import { documents, readAsJson } from './bumps.ts'

// Part of versioning: from now on, changes to the documents are measured against these.
for (const { file, released } of documents) writeFileSync(released, readAsJson(file))
