import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const manifest = createRequire(import.meta.url).resolve('@get-log/contract-tests/package.json')

/** The folder of this package, wherever its code is built to. */
export const packageRoot: URL = new URL('.', pathToFileURL(manifest))
