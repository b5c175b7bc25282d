import { createLogServer } from '@get-log/server'
import { mapAtOnce } from '../at-once.ts'
import type { Clause } from '../clause/clause.ts'
import type { Contract } from '../contract.ts'
import type { Fault } from '../faults/counterexample.ts'
import { getLog } from '../get-log.ts'
import type { Judgement } from '../judge/judge.ts'
import { judgeClause } from '../judge/judge.ts'
import { judgeContract } from '../judge/judge-all.ts'
import { steerInProcess } from '../targets/server/server-target.ts'
import { createSteeredArrangements } from '../targets/steering/steered-arrangements.ts'
import type { Target } from '../targets/target.ts'
import { defineTarget, whyNot } from '../targets/target.ts'
import { serveMutant } from './serve-mutant.ts'

/** A counterexample as the proof tries it, with every clause that should notice it. */
export interface MutantFacts<Start> {
  readonly name: string
  /** What is wrong, as a sentence. */
  readonly title: string
  /** The clauses that notice, its own first, each with the code of the finding. */
  readonly killedBy: readonly (readonly [clause: string, code: string])[]
  /** Starts one; what it remembers between requests belongs to this start. */
  readonly start: Start
}

/** A server with a fault. */
export type Mutant = MutantFacts<Fault>

/** The counterexamples of clauses, in their order. */
export function mutantsOf<Start>(clauses: readonly Clause[]): MutantFacts<Start>[] {
  return clauses.flatMap((clause) => {
    const counterexamples = clause.basis === 'open' ? [] : clause.brokenBy
    return counterexamples.map(({ name, title, code, also = {}, fault }) => {
      const killedBy = [[clause.id, code] as const, ...Object.entries(also)]
      return { name, title, killedBy, start: fault as unknown as Start }
    })
  })
}

/** Every counterexample of the catalogue, in its order. */
export const mutants: readonly Mutant[] = mutantsOf(getLog.clauses)

/** Whether a clause noticed a mutant as expected. */
export interface Kill {
  readonly mutant: Omit<MutantFacts<unknown>, 'start'>
  readonly clause: string
  /** The code of the finding that was expected. */
  readonly code: string
  readonly killed: boolean
  readonly judgement: Judgement
}

/** What the mutants prove about the clauses. */
export interface Proof {
  /** The clauses to be proven. */
  readonly clauses: readonly Clause[]
  readonly kills: readonly Kill[]
  /** Clauses that killed none of the mutants tried. */
  readonly unproven: readonly Clause[]
  /** What a clause holds against a server without a fault. */
  readonly falseAlarms: readonly Judgement[]
  readonly durationMs: number
}

const mutantsAtOnce = 6

/** What to prove. */
export interface ProveOptions {
  /** Default: every mutant. */
  readonly mutants?: readonly Mutant[]
  /** Default: every clause. The mutants may not name others. */
  readonly clauses?: readonly Clause[]
  /** How long to wait for what a mutant may hold back. Default 1.5 seconds: the server is in this process. */
  readonly patienceMs?: number
}

/**
 * Tries each mutant against the clauses that should notice it, and a server without a fault, behind the same wire, against every clause.
 *
 * @throws Error if a mutant names a clause that is not among them.
 */
export function prove(options: ProveOptions = {}): Promise<Proof> {
  const contract = options.clauses === undefined ? getLog : { ...getLog, clauses: options.clauses }
  return proveContract(contract, { ...faultyServers, ...options })
}

/** How to start the targets that a contract is proven with. */
export interface ProofMaterial<Start> {
  readonly mutants: readonly MutantFacts<Start>[]
  readonly start: (name: string, start: Start) => Promise<StartedTarget>
  /** Starts a target without a fault. */
  readonly faultless: Start
  readonly patienceMs: number
}

/** No fault: passes everything on to the server. */
export const faultless: Fault = () => async (request, forward) => forward(request)

/** The reference server, and that with faults. */
export const faultyServers: ProofMaterial<Fault> = { mutants, start: startMutant, faultless, patienceMs: 1500 }

export async function proveContract<Start>(contract: Contract, material: ProofMaterial<Start>): Promise<Proof> {
  const startedAt = performance.now()
  const { clauses } = contract
  const judgeFaultless = async (): Promise<Judgement[]> => {
    await using served = await material.start('no fault', material.faultless)
    return await judgeContract(contract, served.target)
  }
  const tryAll = mapAtOnce(material.mutants, mutantsAtOnce, (mutant) => tryMutant(contract, mutant, material))
  const [judgements, tried] = await Promise.all([judgeFaultless(), tryAll])
  // What no target can do yet, such as an error that the document has just gained.
  const isOut = ({ verdict }: Judgement): boolean => verdict === 'not-applicable' || verdict === 'observed'
  const inapplicable = new Set(judgements.filter(isOut).map(({ clause }) => clause.id))
  const falseAlarms = judgements.filter((judgement) => judgement.verdict !== 'pass' && !isOut(judgement))
  const kills = tried.flat()
  const proven = new Set(kills.filter(({ killed }) => killed).map(({ clause }) => clause))
  const unproven = clauses.filter(({ id }) => !proven.has(id) && !inapplicable.has(id))
  return { clauses, kills, unproven, falseAlarms, durationMs: performance.now() - startedAt }
}

/** Whether every mutant was noticed as expected, every clause was seen to fail, and none failed without a fault. */
export function isProven({ kills, unproven, falseAlarms }: Proof): boolean {
  return kills.every(({ killed }) => killed) && unproven.length === 0 && falseAlarms.length === 0
}

/** How much longer to wait before a mutant counts as a survivor: a busy machine must not look like a clause that notices the wrong thing. */
const secondPatience = 6

async function tryMutant<Start>(
  contract: Contract,
  mutant: MutantFacts<Start>,
  { start, patienceMs }: ProofMaterial<Start>,
): Promise<Kill[]> {
  const tryClause = async (clause: Clause, code: string, patienceMs: number): Promise<Kill> => {
    await using mutated = await start(mutant.name, mutant.start)
    const judgement = await judgeClause(contract, clause, mutated.target, { patienceMs, secondTry: false })
    const noticed = judgement.verdict === 'fail' || judgement.verdict === 'warn'
    const killed = noticed && judgement.findings.some((found) => found.code === code)
    return { mutant, clause: clause.id, code, killed, judgement }
  }
  const tried: Kill[] = []
  for (const [id, code] of mutant.killedBy) {
    const clause = contract.clauses.find((candidate) => candidate.id === id)
    if (clause === undefined)
      throw new Error(`The mutant ${mutant.name} is to be killed by ${id}, which does not exist`)
    const first = await tryClause(clause, code, patienceMs)
    // What no target can do yet; a clause that finds nothing to judge has noticed nothing.
    if (clause.needs.some((need) => whyNot(first.judgement.target, need) !== undefined)) continue
    tried.push(first.killed ? first : await tryClause(clause, code, secondPatience * patienceMs))
  }
  return tried
}

/** A target for the proof, until it is disposed of. */
export interface StartedTarget extends AsyncDisposable {
  readonly target: Target
}

/** A mutant that runs, and the control interface of the server behind it. */
export interface StartedMutant extends StartedTarget {
  readonly controlUrl: string
}

/** A separate reference server with a mutant in front of it; arrangements are made with the server itself. */
export async function startMutant(name: string, start: Fault): Promise<StartedMutant> {
  const server = createLogServer()
  const { url, controlUrl = '' } = await server.listen({ controlPort: 0 })
  const mutated = await serveMutant(url, start(server.runs))
  const { arrange, secrets } = createSteeredArrangements(steerInProcess(server))
  const target = defineTarget({ name, url: mutated.url, arrange, secrets })
  const dispose = async (): Promise<void> => {
    await mutated[Symbol.asyncDispose]()
    await server.close()
  }
  return { target, controlUrl, [Symbol.asyncDispose]: dispose }
}
