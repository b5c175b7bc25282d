import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clause } from '@get-log/contract-tests'
import type { Equivalents } from './equivalents.ts'
import type { Fate } from './judge-mutant.ts'
import { judgeMutant } from './judge-mutant.ts'
import type { Mutant, Source, Subject } from './mutant.ts'
import { bundleServer, instrument, writeMutant } from './mutant.ts'
import { Progress } from './progress.ts'
import type { Reach } from './reach.ts'
import { ClauseOrder, measureReach } from './reach.ts'
import type { MutationReport, ReportedMutant } from './report.ts'
import { renderTally, tally } from './report.ts'
import type { Setting } from './server.ts'
import { documented, live, stamped } from './server.ts'

/** What to judge, and by what. */
export interface MutationOptions {
  /** All that gets mutants. */
  readonly sources: readonly Source[]
  readonly subjects: readonly Subject[]
  readonly clauses: readonly Clause[]
  /** Tells these clauses from those of another build. */
  readonly version: string
  readonly equivalents: Equivalents
  /** Judges these too, which takes as long as all others; by default the list is believed. */
  readonly judgeEquivalents?: boolean | undefined
  /** Where to keep what a stopped run needs to go on. */
  readonly folder: string
  readonly print: (line: string) => void
  /** Gets how far it is, from time to time. */
  readonly tell?: (state: string) => void
  /** How many mutants of each subject, spread over it; all by default. */
  readonly sample?: number | undefined
  /** How long to wait for what a mutant may hold back, in milliseconds. Default 1000. */
  readonly patienceMs?: number | undefined
}

// Most of judging is waiting.
const atATime = 4

/** Judges mutants of the server, and says what became of each, and what is wrong with the list of equivalent ones. */
export async function runMutation(options: MutationOptions): Promise<MutationReport & { stale: readonly string[] }> {
  const { sources, clauses, folder, equivalents, print, tell = () => {}, patienceMs = 1000 } = options
  mkdirSync(folder, { recursive: true })
  const { texts, mutants } = await instrument(sources)
  const program = await bundleServer(texts)
  const run = createHash('sha256').update(options.version).update(program).digest('hex')
  const counting = join(folder, 'counting.mjs')
  writeFileSync(counting, program)
  const prepare = async (name: string, setting: Setting) => {
    const reach = await recall(join(folder, `reach-${name}.json`), run, () => {
      tell(`which mutants each clause reaches on the ${name} server`)
      return measureReach(counting, setting, clauses)
    })
    return { setting, reach, order: new ClauseOrder(clauses, reach) }
  }
  const settings = [
    await prepare('documented', documented),
    await prepare('live', live),
    await prepare('stamped', stamped),
  ]
  const progress = new Progress(join(folder, 'progress.jsonl'), run)
  const fates = new Map<Mutant, Fate>()

  const judgeInEach = async (file: string, mutant: Mutant): Promise<Fate> => {
    writeFileSync(file, writeMutant(program, mutant.id))
    for (const { setting, reach, order } of settings) {
      const clauses = order.of(mutant, progress.hintFor(mutant))
      const fate = await judgeMutant(file, clauses, { setting, reach, patienceMs })
      if (fate.killedBy === undefined) continue
      order.learn(mutant, fate.killedBy)
      return fate
    }
    return { status: 'survived' }
  }
  const judgeNext = async (queue: Mutant[], lane: number): Promise<void> => {
    const file = join(folder, `mutant-${lane}.mjs`)
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      const isBelieved = !options.judgeEquivalents && equivalents.reasonFor(mutant) !== undefined
      const fate = progress.fateOf(mutant) ?? (isBelieved && { status: 'survived' as const })
      fates.set(mutant, fate || progress.add(mutant, await judgeInEach(file, mutant)))
      tell(`${mutant.subject}: ${queue.length} mutants left`)
    }
  }
  const report = (mutant: Mutant, fate: Fate): ReportedMutant => {
    const { id: _id, subject: _subject, key: _key, ...told } = mutant
    const reason = fate.status === 'survived' ? equivalents.reasonFor(mutant) : undefined
    return reason === undefined ? { ...told, ...fate } : { ...told, status: 'equivalent', reason }
  }
  const reported: ReportedMutant[] = []
  for (const subject of options.subjects) {
    const ofSubject = mutants.filter((mutant) => mutant.subject === subject)
    const drawn = spread(ofSubject, options.sample)
    const queue = [...drawn]
    await Promise.all(Array.from({ length: atATime }, (_, lane) => judgeNext(queue, lane)))
    const ended = drawn.map((mutant) => report(mutant, fates.get(mutant) as Fate))
    print(renderTally(subject, tally(ended)))
    reported.push(...ended)
  }
  const stale = options.sample === undefined ? equivalents.listStale(fates) : []
  return { ...tally(reported), mutants: reported, stale }
}

/** What a file says for this run, or else what `measure` does, which is then kept there. */
async function recall(file: string, run: string, measure: () => Promise<Reach>): Promise<Reach> {
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { run: string; reach: Reach }) : undefined
  if (kept?.run === run) return kept.reach
  const reach = await measure()
  writeFileSync(file, JSON.stringify({ run, reach }))
  return reach
}

function spread<T>(all: readonly T[], count = all.length): T[] {
  const step = Math.max(1, all.length / count)
  return Array.from({ length: Math.min(count, all.length) }, (_, index) => all[Math.floor(index * step)] as T)
}
