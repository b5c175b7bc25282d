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

async function judgeAtOnce(subjects: Subjects, names: readonly string[]): Promise<Map<string, ToolVerdict>> {
  const verdicts = await runSpecmatic(await subjects.call('start', names))
  await subjects.call('stop', names)
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
  async run() {
    await installPeers()
    const missingJava = await explainMissingJava()
    await using group = new ProgramGroup()
    const kit = await group.start<KitMethods>('kit')
    const subjects = await group.start<SubjectsMethods>('subjects')
    const others = await group.start<SubjectsMethods>('subjects')
    const mutants = await subjects.call('list', undefined)
    const names = [faultless, ...mutants]
    const samples: Record<string, number[]> = {
      [everyone]: [mutants.length],
      'get-log-contract': [(await kit.call('caught', undefined)).length],
    }
    // Two at a time, since there is nothing to measure but who notices what.
    const [dredd, prism] = await Promise.all([
      judgeEach('dredd', subjects, names),
      judgeEach('prism-proxy', others, names),
    ])
    samples.Dredd = [countNoticed(dredd)]
    samples['Prism proxy'] = [countNoticed(prism)]
    if (missingJava === undefined) samples.Specmatic = [countNoticed(await judgeAtOnce(subjects, names))]
    const counts = Object.entries(samples).map(([name, [count]]) => `${name} ${count}`)
    return [
      {
        title: 'mutants noticed',
        unit: 'mutants',
        subject: 'get-log-contract',
        limit: everyone,
        samples,
        goals: [{ against: everyone, atLeast: 1 }],
        remarks: [`${counts.join(', ')}.`, ...(missingJava ? [missingJava] : [])],
      },
    ]
  },
}
