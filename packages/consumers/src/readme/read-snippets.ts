import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findPublishedPackages, projectRoot } from '../packing/published-packages.ts'

/** A fenced block of a readme. */
export interface Snippet {
  /** For instance `packages/client/README.md:12`, the line of its first line of code. */
  place: string
  /** What stands behind the fence, for instance `ts`. */
  language: string
  code: string
}

/** Every fenced block with a language, of every readme of the project. */
export function readSnippets(): Snippet[] {
  const folders = [projectRoot, ...findPublishedPackages().map(({ directory }) => directory)]
  return folders
    .map((folder) => join(folder, 'README.md'))
    .filter(existsSync)
    .flatMap((file) => snippetsOf(file.slice(projectRoot.length), readFileSync(file, 'utf8')))
}

function snippetsOf(file: string, text: string): Snippet[] {
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => ({
    place: `${file}:${text.slice(0, match.index).split('\n').length + 1}`,
    language: match[1] as string,
    code: match[2] as string,
  }))
}
