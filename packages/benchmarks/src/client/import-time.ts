import type { Benchmark } from '../benchmark.ts'
import type { ImportMethods } from '../programs/importer.ts'
import { runRounds } from '../rounds/run-rounds.ts'

const packages = ['@get-log/client', 'openapi-fetch', 'ky', 'ofetch', 'apify-client']

/** How long a program waits until a client is imported, each time in a new process. */
export const importTime: Benchmark = {
  name: 'import',
  purpose: 'the time to import a client in a new process',
  async run(effort) {
    const samples = await runRounds(
      async (programs) =>
        packages.map((name) => ({
          name,
          async sample() {
            const importer = await programs.start<ImportMethods>('importer')
            return await importer.call('importPackage', name)
          },
        })),
      { ...effort, turns: 1 },
    )
    return [
      {
        title: 'import',
        unit: 'ms',
        subject: '@get-log/client',
        limit: 'openapi-fetch',
        samples,
        // 15 ms where openapi-fetch took 5.
        goals: [{ against: 'openapi-fetch', atMost: 3 }],
      },
    ]
  },
}
