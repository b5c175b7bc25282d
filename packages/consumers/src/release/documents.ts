import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { projectRoot } from '../packing/published-packages.ts'

/** An OpenAPI document that packages publish, or are generated from. */
export interface PublishedDocument {
  /** Absolute path. */
  readonly file: string
  /** Absolute path of the same as it was last released, as JSON. */
  readonly released: string
  /** The packages that publish the document itself. */
  readonly packages: readonly string[]
  /** The packages that publish only what is generated from it. */
  readonly generated: readonly string[]
}

/** Every document of which a change is a change of packages. */
export const documents: readonly PublishedDocument[] = [
  {
    file: join(projectRoot, 'spec/openapi.yaml'),
    released: join(projectRoot, 'packages/consumers/released/openapi.json'),
    packages: ['@get-log/spec'],
    generated: ['@get-log/types'],
  },
  {
    file: join(projectRoot, 'packages/server/control.openapi.yaml'),
    released: join(projectRoot, 'packages/consumers/released/control.openapi.json'),
    packages: ['@get-log/server'],
    generated: [],
  },
]

/** A document as JSON, in one line. */
export function readAsJson(file: string): string {
  return `${JSON.stringify(parse(readFileSync(file, 'utf8')))}\n`
}
