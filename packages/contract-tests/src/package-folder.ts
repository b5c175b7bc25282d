import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const manifest = createRequire(import.meta.url).resolve('@get-log/contract-tests/package.json')

/** The folder of this package: what is built stands at other depths in it than its sources. */
export const packageFolder: URL = new URL('.', pathToFileURL(manifest))
