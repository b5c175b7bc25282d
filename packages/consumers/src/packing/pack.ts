import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installLines, packForThisMachine } from './pack-for-this-machine.ts'
import { packPackages } from './pack-packages.ts'
import { projectRoot } from './published-packages.ts'

const scratch = await mkdtemp(join(tmpdir(), 'get-log-pack-'))
try {
  const packed = await packForThisMachine(await packPackages(scratch), join(projectRoot, 'reports/packages'))
  console.log(`${packed.length} packages are in reports/packages. In the folder that is to use them, run one of:

${installLines(packed).join('\n')}

Leave out what you do not need. Then, there: npx -p @get-log/client get-log --help`)
} finally {
  await rm(scratch, { recursive: true, force: true })
}
