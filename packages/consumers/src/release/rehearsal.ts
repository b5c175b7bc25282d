import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPublishedPackages, readManifest } from '../packing/published-packages.ts'
import { pnpm, runCommand } from '../packing/run-command.ts'
import { copyWorkspace } from './copy-workspace.ts'
import { createLoopbackEnvironment } from './loopback-environment.ts'
import { startRegistry } from './registry.ts'

const say = (line: string): void => console.log(`release rehearsal: ${line}`)

const scratch = await mkdtemp(join(tmpdir(), 'get-log-rehearsal-'))
try {
  await rehearse()
  say('done; nothing is left behind')
} finally {
  await rm(scratch, { recursive: true, force: true })
}

async function rehearse(): Promise<void> {
  const names = findPublishedPackages().map(({ manifest }) => manifest.name)
  const upstream = (await runCommand('npm', ['config', 'get', 'registry'], { cwd: scratch })).trim()
  await using registry = await startRegistry(upstream)
  const home = join(scratch, 'home')
  await mkdir(home)
  const env = await createLoopbackEnvironment(registry.url, home)
  say(`an empty registry listens on ${registry.url}`)

  const workspace = join(scratch, 'workspace')
  await copyWorkspace(workspace)
  await writeChangeset(workspace, names)
  await runCommand(process.execPath, [pnpm, 'install', '--frozen-lockfile', '--prefer-offline'], { cwd: workspace })
  await runCommand(process.execPath, [pnpm, 'changeset', 'version'], { cwd: workspace, env })
  await runCommand(process.execPath, [pnpm, 'build'], { cwd: workspace, env })
  say('versioned and built')

  await runCommand(process.execPath, [pnpm, 'changeset', 'publish'], { cwd: workspace, env })
  say(`published ${names.join(', ')}`)

  const stranger = join(scratch, 'stranger')
  await mkdir(stranger)
  await writeFile(join(stranger, 'package.json'), '{ "private": true, "type": "module" }')
  await runCommand('npm', ['install', '--no-audit', '--no-fund', ...names], { cwd: stranger, env })
  for (const name of names) {
    const { version } = readManifest(join(stranger, 'node_modules', name, 'package.json'))
    say(`installed ${name} ${version} from the registry`)
  }

  const output = await runCommand('npx', ['--no-install', 'get-log-contract'], { cwd: stranger, env })
  say(`get-log-contract in an empty folder:\n${output.trimEnd().split('\n').slice(-6).join('\n')}`)
}

async function writeChangeset(workspace: string, names: string[]): Promise<void> {
  const bumps = names.map((name) => `'${name}': patch\n`).join('')
  await writeFile(join(workspace, '.changeset/rehearsal.md'), `---\n${bumps}---\n\nA rehearsal.\n`)
}
