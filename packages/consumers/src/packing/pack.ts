import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packForThisMachine } from './pack-for-this-machine.ts'
import { packPackages, projectRoot } from './published-packages.ts'

const scratch = await mkdtemp(join(tmpdir(), 'get-log-pack-'))
try {
  const packed = await packForThisMachine(await packPackages(scratch), join(projectRoot, 'reports/packages'))
  const tarballs = packed.map(({ tarball }) => `'${tarball}'`).join(' ')
  console.log(`${packed.length} packages are in reports/packages. In the folder that is to use them, run one of:

npm install ${tarballs}
pnpm add ${tarballs}
yarn add ${tarballs}

Leave out what you do not need. Then, there: npx -p @get-log/client get-log --help`)
} finally {
  await rm(scratch, { recursive: true, force: true })
}
