import type { Comparison, Effort } from '../benchmark.ts'
import type { ProgramGroup } from '../processes/program-group.ts'
import type { HostMethods } from '../programs/host.ts'
import type { LoadMethods, LoadTask } from '../programs/load.ts'
import type { Contender } from '../rounds/run-rounds.ts'
import { runRounds } from '../rounds/run-rounds.ts'
import type { HostName } from '../servers/hosts.ts'

/** What is asked of which servers. */
export interface Hosting extends Pick<Comparison, 'title' | 'goals' | 'headline'> {
  readonly hosts: readonly HostName[]
  readonly task: Omit<LoadTask, 'url'>
}

const warmUpMs = 500

/** Starts a process for each server and one that loads them in turn. */
export async function compareHosts({ hosts, task, ...shown }: Hosting, effort: Effort): Promise<Comparison> {
  let busiest = 0

  async function start(programs: ProgramGroup): Promise<Contender[]> {
    const load = await programs.start<LoadMethods>('load')
    const contenders = []
    for (const name of hosts) {
      const host = await programs.start<HostMethods>('host', [name])
      const url = await host.call('url', undefined)
      // A server runs for long: what it does before its code is compiled says little.
      await load.call('load', { url, ...task, forMs: warmUpMs })
      const sample = async () => {
        const { answers, ms, busy } = await load.call('load', { url, ...task })
        busiest = Math.max(busiest, busy)
        return (answers * 1000) / ms
      }
      contenders.push({ name, sample })
    }
    return contenders
  }

  const samples = await runRounds(start, effort)
  const remarks = [`The load generator was busy for ${Math.round(busiest * 100)} % of the time at most.`]
  return { unit: 'requests/s', subject: '@get-log/server', limit: 'bare node:http', samples, remarks, ...shown }
}
