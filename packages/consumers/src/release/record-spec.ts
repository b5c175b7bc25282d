import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../packing/published-packages.ts'

// Part of versioning: from here on, changes of the document are measured against this one.
copyFileSync(join(projectRoot, 'spec/openapi.yaml'), join(projectRoot, 'spec/released/openapi.yaml'))
