import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../packing/published-packages.ts'

/** A fenced block of a readme. */
export interface Snippet {
  /** For instance `packages/client/README.md:12`, the line of its first line of code. */
  place: string
  /** What stands behind the fence, for instance `ts`. */
  language: string
  code: string
}

// Server and contract kit run theirs in tests of their own, which know how to arrange what they show.
const readmes = ['README.md', 'spec/README.md', 'packages/types/README.md', 'packages/client/README.md']

/** Every fenced block with a language, of the readmes whose snippets need no more than a log to read. */
export function readSnippets(): Snippet[] {
  return readmes.flatMap((readme) => snippetsOf(readme, readFileSync(join(projectRoot, readme), 'utf8')))
}

function snippetsOf(file: string, text: string): Snippet[] {
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => ({
    place: `${file}:${text.slice(0, match.index).split('\n').length + 1}`,
    language: match[1] as string,
    code: match[2] as string,
  }))
}
