import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)
const file = '@get-log/contract-tests/package.json'

/** The folder of this package, wherever its code was built to. */
export const packageRoot: URL = new URL('.', pathToFileURL(require.resolve(file)))

export const manifest: { version: string; peerDependencies: Record<string, string> } = require(file)
