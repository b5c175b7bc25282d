import { Failure } from '../console/failure.js'
import { root } from '../root.js'
import { pinned } from './pnpm.js'

const elsewhere = 'npm_config_cache (of npm) and npm_config_store_dir (of pnpm)'

/**
 * The failures with a specific remedy, by the output of npm and pnpm: what failed, with the pattern's first group for `$1`, and what to do.
 *
 * @typedef {readonly [RegExp, what: string, advice: string | ((found: string) => string)]} Kind
 */

/** @type {readonly Kind[]} */
const kinds = [
  [
    /spawn npm ENOENT/,
    `. npm, which fetches ${pinned}, is not on the PATH.`,
    'Install npm (it comes with Node; on Debian: apt-get install npm), then try again.',
  ],
  [
    /ENOSPC/,
    '. The disk is full: there is no space left for the packages, which take 600 MB.',
    `Free some, or name folders on another disk in ${elsewhere}.`,
  ],
  [
    /\b(?:EACCES|EPERM|EROFS|ENOTDIR|ENOENT): [^,\n]+, (?:mkdir|open|access|copyfile|link|symlink|unlink|rename|rmdir|scandir) '([^'\n]+)'/,
    '. The install cannot write to $1.',
    (path) =>
      path.startsWith(root)
        ? 'Make the clone writable for the user who runs this, or clone the repository as that user.'
        : `Make that folder writable, or set HOME to one that is, or name such folders in ${elsewhere}.`,
  ],
  [
    /ERR_PNPM_OUTDATED_LOCKFILE|ERR_PNPM_LOCKFILE_CONFIG_MISMATCH|ERR_PNPM_NO_LOCKFILE/,
    '. pnpm-lock.yaml does not fit what the package.json files and pnpm-workspace.yaml ask for.',
    'If you changed those, renew it with npm run setup -- --no-frozen-lockfile, and commit it.',
  ],
  [
    /ERR_PNPM_BROKEN_LOCKFILE/,
    '. pnpm-lock.yaml cannot be read.',
    'Restore it with git checkout pnpm-lock.yaml, then npm run setup -- --no-frozen-lockfile.',
  ],
  [
    /ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|SOCKET_TIMEOUT|CERT_|self-signed|40[37] |50[234] /,
    ...whereRegistry(),
  ],
]

/** @type {Kind} */
const unknown = [/^/, ': the packages cannot be installed.', 'To try again: npm run setup']

/**
 * Explains what failed in an install, why, and what to do.
 *
 * @param {string} output What npm or pnpm printed.
 */
export function explainInstall(output) {
  const [pattern, what, advice] = kinds.find(([pattern]) => pattern.test(output)) ?? unknown
  const found = pattern.exec(output)?.[1] ?? ''
  const told = typeof advice === 'string' ? advice : advice(found)
  return new Failure([`Set-up failed${what.replace('$1', () => found)}`, ...complaints(output), told].join('\n'))
}

/** @returns {[what: string, advice: string]} */
function whereRegistry() {
  for (const [name, value] of Object.entries(process.env)) {
    if (!value || !/^(npm_config_)?(https?_)?proxy$/i.test(name)) continue
    const proxy = value.replace(/\/\/[^@/]*@/, '//')
    return [
      `. The package registry cannot be reached through ${proxy}, which ${name} names.`,
      `Check that proxy, or unset ${name}.`,
    ]
  }
  return [
    '. The package registry cannot be reached.',
    'Check the network; behind a proxy, set HTTPS_PROXY; then try again.',
  ]
}

const noise =
  /^\s+at |^npm error( (code|errno|syscall|path| {2}|\{|\}|The operation|It is likely|If you|Log files|A complete log|You can rerun|\w+ There|\w+ Clear)|\s*$)|^Note that/
const complaint = /\b(ERR_\w+|E[A-Z]{3,}|error)\b/

/**
 * The lines that say what is wrong, from the first error on, indented.
 *
 * @param {string} output
 */
function complaints(output) {
  const lines = output.split('\n').filter((line) => line.trim() && !/\bWARN\b/.test(line) && !noise.test(line))
  const first = lines.findIndex((line) => complaint.test(line))
  const said = lines.slice(Math.max(first, 0)).slice(0, 5)
  return said.map((line) => `  ${line}`)
}
