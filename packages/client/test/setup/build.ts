import { existsSync } from 'node:fs'

/** Some tests run what a user installs. What is built is left alone, since others read it at the same time. */
export function setup(): void {
  for (const name of ['types', 'client']) {
    const built = new URL(`../../../${name}/dist/index.js`, import.meta.url)
    if (!existsSync(built)) throw new Error(`@get-log/${name} is not built: run npm run build`)
  }
}
