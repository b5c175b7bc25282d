/** Where an intermediary listens, what it forwards to, and the folder that it may write to. */
export interface Place {
  readonly port: number
  readonly upstream: string
  readonly folder: string
}

/** A program of Debian's as a reverse proxy. */
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

/** Intermediaries as they stand before a server, each in an ordinary configuration. */
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
