import type { Comparison, Effort, Goal } from '../benchmark.ts'
import { ProgramGroup } from '../processes/program-group.ts'
import type { HostMethods } from '../programs/host.ts'
import type { LoadMethods, LoadTask } from '../programs/load.ts'
import { runRounds } from '../rounds/run-rounds.ts'
import type { HostName } from '../servers/hosts.ts'

/** What is asked of which servers. */
export interface Hosting {
  readonly title: string
  readonly hosts: readonly HostName[]
  readonly task: Omit<LoadTask, 'url'>
  readonly goals: readonly Goal[]
  readonly effort: Effort
}

/** Starts a process for each server and one that loads them in turn. */
export async function compareHosts({ title, hosts, task, goals, effort }: Hosting): Promise<Comparison> {
  await using programs = new ProgramGroup()
  const load = await programs.start<LoadMethods>('load')
  const contenders = []
  let busiest = 0
  for (const name of hosts) {
    const host = await programs.start<HostMethods>('host', [name])
    const url = await host.call('url', undefined)
    const sample = async () => {
      const { answers, ms, busy } = await load.call('load', { url, ...task })
      busiest = Math.max(busiest, busy)
      return (answers * 1000) / ms
    }
    contenders.push({ name, sample })
  }
  const samples = await runRounds(contenders, effort)
  const remarks = [`The load generator was busy for ${Math.round(busiest * 100)} % of the time at most.`]
  return { title, unit: 'requests/s', subject: '@get-log/server', limit: 'bare node:http', samples, goals, remarks }
}
