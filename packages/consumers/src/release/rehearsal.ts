import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPublishedPackages, projectRoot, readManifest } from '../packing/published-packages.ts'
import { pnpm, runCommand } from '../packing/run-command.ts'
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
  await copyTo(workspace)
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

/** Copies the project as it is, with uncommitted changes but without ignored files, into a new git repository. */
async function copyTo(destination: string): Promise<void> {
  const script = `set -e
    mkdir "$0"
    git ls-files -z --cached --others --exclude-standard | tar -c --null --ignore-failed-read -T - | tar -x -C "$0"
    cd "$0"
    git init --quiet --initial-branch main
    git add --all
    git -c user.name=rehearsal -c user.email=rehearsal@localhost commit --quiet --message rehearsal`
  await runCommand('sh', ['-c', script, destination], { cwd: projectRoot })
}

async function writeChangeset(workspace: string, names: string[]): Promise<void> {
  const bumps = names.map((name) => `'${name}': patch\n`).join('')
  await writeFile(join(workspace, '.changeset/rehearsal.md'), `---\n${bumps}---\n\nA rehearsal.\n`)
}

/**
 * The environment in which a rehearsal publishes: it uses the given registry and has credentials only for it, so that a
 * publish to anywhere else would be refused. Throws unless the registry is on 127.0.0.1.
 *
 * @param home An empty folder that stands in for the user's own.
 */
async function createLoopbackEnvironment(registryUrl: string, home: string): Promise<NodeJS.ProcessEnv> {
  const { protocol, hostname, host } = new URL(registryUrl)
  if (protocol !== 'http:' || hostname !== '127.0.0.1') {
    throw new Error(`A rehearsal publishes to 127.0.0.1 only, not to ${registryUrl}.`)
  }
  const userConfig = join(home, '.npmrc')
  await writeFile(userConfig, `registry=${registryUrl}\n//${host}/:_authToken=rehearsal\n`)
  const inherited = Object.entries(process.env).filter(([name]) => !/^(npm_|pnpm_|node_auth)|token|secret/i.test(name))
  return {
    ...Object.fromEntries(inherited),
    HOME: home,
    npm_config_userconfig: userConfig,
    npm_config_registry: registryUrl,
    'npm_config_@get-log:registry': registryUrl,
    npm_config_provenance: 'false',
    TURBO_TELEMETRY_DISABLED: '1',
  }
}
