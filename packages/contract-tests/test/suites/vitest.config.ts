import type { ViteUserConfig } from 'vitest/config'
import type { Reporter } from 'vitest/node'

const source = ['@get-log/source']

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
  ssr: { resolve: { conditions: source, externalConditions: source } },
  test: { include: ['*.suite.ts'], reporters: [reporter] },
}

export default config
