import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { checkReachable } from '../../src/targets/url/url-target.ts'
import { freePort } from '../platform/free-port.ts'

/** Where an intermediary listens, what it forwards to, and the folder that it may write to. */
export interface Place {
  readonly port: number
  readonly upstream: string
  readonly folder: string
}

/** A program from Debian as a reverse proxy. */
export interface Intermediary {
  readonly package: string
  readonly command: string
  /** The arguments that keep it in the foreground, with its configuration at this path. */
  readonly start: (config: string, place: Place) => readonly string[]
  readonly config: (place: Place) => string
}

const nginx = (...settings: string[]): Intermediary => ({
  package: 'nginx-light',
  command: 'nginx',
  start: (config, { folder }) => ['-e', 'stderr', '-p', folder, '-c', config],
  config: ({ port, upstream, folder }) => `
    daemon off; master_process off; pid ${folder}/pid; error_log stderr;
    events {}
    http {
      access_log off;
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(' ')}
      server {
        listen 127.0.0.1:${port};
        location / { proxy_pass http://${upstream}; ${settings.join(' ')} }
      }
    }`,
})

const varnish = (passes: string): Intermediary => ({
  package: 'varnish',
  command: 'varnishd',
  start: (config, { port, folder }) => ['-F', '-j', 'none', '-n', folder, '-a', `127.0.0.1:${port}`, '-f', config],
  config: ({ upstream }) => {
    const [host, port] = upstream.split(':')
    return `vcl 4.1; backend default { .host = "${host}"; .port = "${port}"; } ${passes}`
  },
})

const modules = '/usr/lib/apache2/modules/mod_'

/** Intermediaries in front of a server, each in an ordinary configuration. */
export const intermediaries = {
  'nginx without buffering': nginx(
    'proxy_http_version 1.1;',
    'proxy_set_header Connection "";',
    'proxy_buffering off;',
  ),
  'nginx with its defaults': nginx(),
  haproxy: {
    package: 'haproxy',
    command: 'haproxy',
    start: (config) => ['-db', '-f', config],
    config: ({ port, upstream }) =>
      `defaults
         mode http
         timeout connect 5s
         timeout client 60s
         timeout server 60s
       listen log
         bind 127.0.0.1:${port}
         server log ${upstream}
`.replaceAll(/^ +/gm, ''),
  },
  'varnish that passes': varnish('sub vcl_recv { return (pass); }'),
  'varnish with its defaults': varnish(''),
  apache: {
    package: 'apache2-bin',
    command: 'apache2',
    start: (config, { folder }) => ['-d', folder, '-f', config, '-D', 'FOREGROUND'],
    config: ({ port, upstream, folder }) => `
      ${['mpm_event', 'authz_core', 'proxy', 'proxy_http'].map((name) => `LoadModule ${name}_module ${modules}${name}.so`).join('\n')}
      ServerName localhost
      Listen 127.0.0.1:${port}
      PidFile ${folder}/pid
      DefaultRuntimeDir ${folder}
      ErrorLog ${folder}/error.log
      User www-data
      Group www-data
      ProxyPass / http://${upstream}/ disablereuse=on
`,
  },
} as const satisfies Record<string, Intermediary>

export type IntermediaryName = keyof typeof intermediaries

/** Where the program is, or why there is none. It is installed only as root, and only where packages do not start services, as in containers. */
export function findIntermediary(
  name: IntermediaryName,
  mode: 'look' | 'install' = 'look',
): { path: string } | { reason: string } {
  const { command, package: packageName }: Intermediary = intermediaries[name]
  const path = `/usr/sbin/${command}`
  if (existsSync(path)) return { path }
  const advice = `${command} is not installed: apt-get install ${packageName}`
  if (mode === 'look' || process.getuid?.() !== 0 || !existsSync('/usr/sbin/policy-rc.d')) return { reason: advice }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = `apt-get -qq update && apt-get -qq install -y --no-install-recommends ${packageName}`
  const { stderr } = spawnSync('sh', ['-c', install], { env, encoding: 'utf8', timeout: 300_000 })
  return existsSync(path) ? { path } : { reason: `${advice} failed: ${stderr.trim().split('\n').at(-1)}` }
}

/** Starts the intermediary in front of the server at this URL, on a free loopback port. */
export async function startIntermediary(name: IntermediaryName, upstreamUrl: string) {
  const found = findIntermediary(name)
  if ('reason' in found) throw new Error(found.reason)
  const { start, config }: Intermediary = intermediaries[name]
  const folder = await mkdtemp(join(tmpdir(), 'intermediary-'))
  const place = { port: await freePort(), upstream: new URL(upstreamUrl).host, folder }
  const file = join(folder, 'config')
  await writeFile(file, config(place))
  const child = spawn(found.path, start(file, place), { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const output of [child.stdout, child.stderr])
    output.on('data', (bytes) => (said = `${said}${bytes}`.slice(-4096)))
  const gone = once(child, 'close')
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await gone
    await rm(folder, { recursive: true, force: true })
  }
  const end = Date.now() + 30_000
  const url = `http://127.0.0.1:${place.port}`
  const answers = (): Promise<boolean> =>
    checkReachable(new URL(url)).then(
      () => true,
      () => false,
    )
  while (!(await answers())) {
    if (child.exitCode === null && Date.now() < end) await delay(50)
    else {
      await stop()
      throw new Error(`${name} does not start: ${said.trim()}`)
    }
  }
  return { url, [Symbol.asyncDispose]: stop }
}
