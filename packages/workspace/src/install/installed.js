import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../root.js'

const stamp = join(root, 'node_modules/.set-up')

/** Whether the installed packages match the manifests and the lock file. */
export function isInstalled() {
  const folders = members().map((member) => join(root, member, 'node_modules'))
  return (
    existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint() && folders.every((folder) => existsSync(folder))
  )
}

export function markInstalled() {
  writeFileSync(stamp, fingerprint())
}

/** Clears that record, before an install that may break off. */
export function forgetInstalled() {
  rmSync(stamp, { force: true })
}

function members() {
  const packages = readdirSync(join(root, 'packages')).map((name) => join('packages', name))
  return ['.', 'spec', ...packages].filter((member) => existsSync(join(root, member, 'package.json')))
}

export function installFiles() {
  const manifests = members().map((member) => join(member, 'package.json'))
  return ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.pnpmfile.cjs', ...manifests]
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const file of installFiles()) hash.update(`${file}\n`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}
