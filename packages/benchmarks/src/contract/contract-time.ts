import type { Benchmark } from '../benchmark.ts'
import { ProgramGroup } from '../processes/program-group.ts'
import type { JudgeMethods } from '../programs/dredd.ts'
import type { Subject, SubjectsMethods } from '../programs/subjects.ts'
import { runRounds } from '../rounds/run-rounds.ts'
import { installPeers } from './peers.ts'
import { explainMissingJava, runSpecmatic } from './specmatic.ts'

const subject = 'get-log-contract'
const limit = 'Dredd'
const programs = { [subject]: 'kit', [limit]: 'dredd', 'Prism proxy': 'prism-proxy' }

/** How long it takes to judge a server, from nothing and again. */
export const contractTime: Benchmark = {
  name: 'contract',
  purpose: 'the time to judge a server by its contract, in a new process and again',
  async run(effort) {
    await installPeers()
    const missingJava = await explainMissingJava()
    await using group = new ProgramGroup()
    const subjects = await group.start<SubjectsMethods>('subjects')
    const server = await subjects.call('serve', undefined)
    const checks: Record<string, number> = {}
    const warm: Record<string, number[]> = {}

    async function measure(name: string, program: string): Promise<number> {
      await using fresh = new ProgramGroup()
      const times = [performance.now()]
      const judge = await fresh.start<JudgeMethods>(program, [], ['--no-warnings'])
      for (let time = 0; time < 2; time += 1) {
        const verdict = await judge.call('judge', server)
        times.push(performance.now())
        checks[name] = verdict.checks
        if (name === subject && verdict.failed.length > 0) throw new Error(`Broken: ${verdict.failed.join(', ')}.`)
      }
      const [start = 0, first = 0, second = 0] = times
      warm[name] = [...(warm[name] ?? []), second - first]
      return first - start
    }
    const contenders = Object.entries(programs).map(([name, program]) => ({
      name,
      sample: () => measure(name, program),
    }))
    if (missingJava === undefined)
      contenders.push({ name: 'Specmatic', sample: () => measureSpecmatic(server, checks) })

    const cold = await runRounds(contenders, { minRounds: 2, budgetMs: 0, ...effort, warmUps: 0 })
    const counts = Object.entries(checks).map(([name, count]) => `${name} makes ${count} checks`)
    const remarks = [`${counts.join(', ')}.`, ...(missingJava ? [missingJava] : [])]
    const shared = { unit: 'ms', subject, limit, goals: [] } as const
    return [
      { ...shared, title: 'contract, in a new process', samples: cold, remarks },
      { ...shared, title: 'contract, in a new process, a check', samples: divide(cold, checks) },
      { ...shared, title: 'contract, again, a check', samples: divide(warm, checks) },
    ]
  },
}

async function measureSpecmatic(server: Subject, checks: Record<string, number>): Promise<number> {
  const startedAt = performance.now()
  const verdict = (await runSpecmatic([server])).get(server.name)
  checks.Specmatic = verdict?.checks ?? 0
  return performance.now() - startedAt
}

function divide(samples: Record<string, readonly number[]>, checks: Record<string, number>): Record<string, number[]> {
  const entries = Object.entries(samples)
  return Object.fromEntries(entries.map(([name, times]) => [name, times.map((ms) => ms / (checks[name] ?? 1))]))
}
