import { mkdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { document } from '@get-log/spec'
import { Application } from 'typedoc'
import { renderApiPage } from './api-page.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const site = `${root}/reports/docs`
const apiPage = `${root}/packages/docs/dist/pages/endpoint.md`

await rm(site, { recursive: true, force: true })
await mkdir(`${root}/packages/docs/dist/pages`, { recursive: true })
await writeFile(apiPage, `---\ntitle: The endpoint\n---\n\n${renderApiPage(document)}`)

// TypeDoc looks packages up from the folder it runs in.
process.chdir(root)
const packages = ['types', 'client', 'server', 'contract-tests'].map((name) => `packages/${name}`)
// Warnings are about the generated types: openapi-typescript writes `@description`, which TypeDoc doesn't know.
const logLevel = 'Error'
const app = await Application.bootstrapWithPlugins({
  name: 'Get log kit',
  readme: `${root}/README.md`,
  entryPoints: packages,
  entryPointStrategy: 'packages',
  packageOptions: {
    excludeInternal: true,
    excludePrivate: true,
    disableSources: true,
    tsconfig: 'tsconfig.build.json',
    skipErrorChecking: true,
  },
  projectDocuments: [apiPage],
  disableSources: true,
  logLevel,
  githubPages: false,
})
const project = await app.convert()
if (!project || app.logger.hasErrors()) process.exit(1)
await app.generateDocs(project, site)
console.log(`The API reference is in reports/docs: open reports/docs/index.html`)
