import type { ViteUserConfig } from 'vitest/config'
import type { Reporter } from 'vitest/node'

/** Prints a line of JSON for each test. */
const reporter: Reporter = {
  onTestRunEnd(modules) {
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const result = test.result()
        const note = result.state === 'skipped' ? result.note : undefined
        const annotations = test.annotations().map(({ type, message }) => `${type}: ${message}`)
        const told = [note, ...annotations, ...(result.errors ?? []).map(({ message }) => message)].filter(Boolean)
        const durationMs = test.diagnostic()?.duration
        console.log(JSON.stringify({ name: test.fullName, state: result.state, told: told.join('\n'), durationMs }))
      }
    }
  },
}

const config: ViteUserConfig = {
  root: import.meta.dirname,
  // The built kit: a user's Vitest does not transform it either.
  test: { include: ['*.suite.ts'], reporters: [reporter], server: { deps: { external: [/contract-tests\/dist/] } } },
}

export default config
