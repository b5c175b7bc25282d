import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Bump } from './required-bump.ts'
import { bumps } from './required-bump.ts'

/** The largest bump that the waiting changesets announce for a package; `none` if none names it. */
export function pendingBump(changesets: string, packageName: string): Bump {
  const announced = readdirSync(changesets)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => /^---\r?\n([\s\S]*?)\r?\n---/.exec(readFileSync(join(changesets, file), 'utf8'))?.[1] ?? '')
    .map((frontMatter) => (parse(frontMatter) as Record<string, Bump> | null)?.[packageName] ?? 'none')
  return bumps[Math.max(0, ...announced.map((bump) => bumps.indexOf(bump)))] as Bump
}
