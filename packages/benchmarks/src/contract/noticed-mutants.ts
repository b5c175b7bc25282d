import type { Benchmark } from '../benchmark.ts'
import { ProgramGroup } from '../processes/program-group.ts'
import type { Program } from '../processes/start-program.ts'
import { startProgram } from '../processes/start-program.ts'
import type { JudgeMethods } from '../programs/dredd.ts'
import type { KitMethods } from '../programs/kit.ts'
import type { SubjectsMethods } from '../programs/subjects.ts'
import { installPeers } from './peers.ts'
import { explainMissingJava, runSpecmatic } from './specmatic.ts'
import type { ToolVerdict } from './verdict.ts'

const faultless = 'no fault'
const everyone = 'all mutants'
// A tool that has not ended by then hangs on an answer that never ends: who uses it would notice.
const patienceMs = 15_000
// Of all mutants, every twelfth fits into a run of all benchmarks.
const share = 12
const hung: ToolVerdict = { checks: 0, failed: ['It hung.'] }

type Subjects = Program<SubjectsMethods>

/** Lets a tool judge each subject, one after the other, in a process that is replaced where it hangs. */
async function judgeEach(
  program: string,
  subjects: Subjects,
  names: readonly string[],
): Promise<Map<string, ToolVerdict>> {
  const verdicts = new Map<string, ToolVerdict>()
  const start = () => startProgram<JudgeMethods>(program, [], ['--no-warnings'])
  let judge = await start()
  for (const name of names) {
    const [subject] = await subjects.call('start', [name])
    if (!subject) continue
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<ToolVerdict>((resolve) => {
      timer = setTimeout(() => resolve(hung), patienceMs)
    })
    const judged = judge.call('judge', subject).catch(() => hung)
    const verdict = await Promise.race([judged, patience])
    clearTimeout(timer)
    if (verdict === hung) {
      await judge[Symbol.asyncDispose]()
      judge = await start()
    }
    verdicts.set(name, verdict)
    await subjects.call('stop', [name])
  }
  await judge[Symbol.asyncDispose]()
  return verdicts
}

/**
 * Lets Specmatic judge all subjects in one process, since its start takes longer than a subject. Where it can't get an answer
 * it leaves out all that would follow: the rest is for the next process.
 */
async function judgeAtOnce(subjects: Subjects, names: readonly string[]): Promise<Map<string, ToolVerdict>> {
  const verdicts = new Map<string, ToolVerdict>()
  for (let left = names; left.length > 0; left = left.filter((name) => !verdicts.has(name))) {
    const started = await subjects.call('start', left)
    const judged = [...(await runSpecmatic(started))].filter(([, { checks }]) => checks > 0)
    if (judged.length === 0) verdicts.set(left[0] as string, hung)
    for (const [name, verdict] of judged) verdicts.set(name, verdict)
    await subjects.call('stop', left)
  }
  return verdicts
}

/** How many mutants a tool fails for something that it does not hold against the server without a fault. */
function countNoticed(verdicts: Map<string, ToolVerdict>): number {
  const alarms = new Set(verdicts.get(faultless)?.failed)
  const noticed = [...verdicts.values()].filter(({ failed }) => failed.some((check) => !alarms.has(check)))
  return noticed.length
}

/** How many faulty servers a contract tool tells from one without a fault. */
export const noticedMutants: Benchmark = {
  name: 'mutants',
  purpose: 'how many faulty servers a contract tool notices',
  async run({ thorough }) {
    await installPeers()
    const missingJava = await explainMissingJava()
    await using group = new ProgramGroup()
    const kit = await group.start<KitMethods>('kit')
    const subjects = await group.start<SubjectsMethods>('subjects')
    const others = await group.start<SubjectsMethods>('subjects')
    const all = await subjects.call('list', undefined)
    const mutants = thorough ? all : all.filter((_, index) => index % share === 0)
    const names = [faultless, ...mutants]
    const caught = await kit.call('caught', mutants)
    const missed = mutants.filter((name) => !caught.includes(name))
    const samples: Record<string, number[]> = { [everyone]: [mutants.length], 'get-log-contract': [caught.length] }
    // Two at a time, since there is nothing to measure but who notices what.
    const [dredd, prism] = await Promise.all([
      judgeEach('dredd', subjects, names),
      judgeEach('prism-proxy', others, names),
    ])
    samples.Dredd = [countNoticed(dredd)]
    samples['Prism proxy'] = [countNoticed(prism)]
    if (missingJava === undefined) samples.Specmatic = [countNoticed(await judgeAtOnce(subjects, names))]
    const counts = Object.entries(samples).map(([name, [count]]) => `${name} ${count}`)
    const remarks = [
      `${counts.join(', ')}${thorough ? '' : `; of every twelfth mutant, ${all.length} in all`}.`,
      ...(missed.length > 0 ? [`get-log-contract missed ${missed.join(', ')}.`] : []),
      ...(missingJava ? [missingJava] : []),
    ]
    return [
      {
        title: 'mutants noticed',
        unit: 'mutants',
        subject: 'get-log-contract',
        limit: everyone,
        samples,
        goals: [{ against: everyone, atLeast: 1 }],
        remarks,
      },
    ]
  },
}
