import { createLogServer } from '@get-log/server'
import type { Clause } from '../clause/clause.ts'
import type { Contract } from '../contract.ts'
import type { Fault } from '../faults/counterexample.ts'
import { getLog } from '../get-log.ts'
import type { Judgement } from '../judge/judge.ts'
import { judgeClause } from '../judge/judge.ts'
import { judgeContract } from '../judge/judge-all.ts'
import { steerInProcess } from '../targets/server/steer-in-process.ts'
import { createSteeredArrangements } from '../targets/steering/steered-arrangements.ts'
import type { Target } from '../targets/target.ts'
import { defineTarget, whyNot } from '../targets/target.ts'
import type { Mutant, MutantFacts } from './mutant.ts'
import { mutants } from './mutant.ts'
import { serveMutant } from './serve-mutant.ts'

/** Whether a clause noticed a mutant as its file says. */
export interface Kill {
  readonly mutant: MutantFacts
  readonly clause: string
  /** The code of the finding that was expected. */
  readonly code: string
  readonly killed: boolean
  readonly judgement: Judgement
}

/** What the mutants say about the clauses. */
export interface Proof {
  /** The clauses that were to be proven. */
  readonly clauses: readonly Clause[]
  readonly kills: readonly Kill[]
  /** Clauses that no mutant of those tried is killed by. */
  readonly unproven: readonly Clause[]
  /** What a clause holds against the server without a fault. */
  readonly falseAlarms: readonly Judgement[]
  readonly durationMs: number
}

const mutantsAtOnce = 6

/** What to prove. */
export interface ProveOptions {
  /** Default: every mutant. */
  readonly mutants?: readonly Mutant[]
  /** Default: every clause. The mutants name no other. */
  readonly clauses?: readonly Clause[]
  /** How long to wait for what a mutant may hold back. Default 1.5 seconds: the server is in this process. */
  readonly patienceMs?: number
}

/**
 * Tries each mutant against the clauses that are to notice it, and the server without a fault, behind the same wire, against every clause.
 *
 * @throws Error if a mutant names a clause that is not among them.
 */
export function prove(options: ProveOptions = {}): Promise<Proof> {
  const contract = options.clauses === undefined ? getLog : { ...getLog, clauses: options.clauses }
  return proveContract(contract, { ...faultyServers, ...options })
}

/** What a contract is proven with. */
export interface ProofMaterial<Faulty extends MutantFacts> {
  readonly mutants: readonly Faulty[]
  readonly start: (mutant: Faulty) => Promise<StartedTarget>
  readonly startFaultless: () => Promise<StartedTarget>
  readonly patienceMs: number
}

/** The reference server, and that with faults. */
export const faultyServers: ProofMaterial<Mutant> = {
  mutants,
  start: ({ name, start }) => startMutant(name, start),
  startFaultless: () => startMutant('no fault', faultless),
  patienceMs: 1500,
}

/** Proves the clauses of a contract. */
export async function proveContract<Faulty extends MutantFacts>(
  contract: Contract,
  material: ProofMaterial<Faulty>,
): Promise<Proof> {
  const startedAt = performance.now()
  const { mutants: tried } = material
  const { clauses } = contract
  const queue = [...tried]
  const kills = new Map<MutantFacts, Kill[]>()
  const work = async (): Promise<void> => {
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      kills.set(mutant, await tryMutant(contract, mutant, material))
    }
  }
  const judgeFaultless = async (): Promise<Judgement[]> => {
    await using served = await material.startFaultless()
    return await judgeContract(contract, served.target)
  }
  const [judgements] = await Promise.all([judgeFaultless(), ...Array.from({ length: mutantsAtOnce }, work)])
  // What no target could yet be brought to do, such as an error that the document has just gained.
  const inapplicable = new Set(
    judgements
      .filter(({ verdict }) => verdict === 'not-applicable' || verdict === 'observed')
      .map(({ clause }) => clause.id),
  )
  const falseAlarms = judgements.filter(
    ({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable' && verdict !== 'observed',
  )
  const inOrder = tried.flatMap((mutant) => kills.get(mutant) ?? [])
  const proven = new Set(inOrder.filter(({ killed }) => killed).map(({ clause }) => clause))
  const unproven = clauses.filter(({ id }) => !proven.has(id) && !inapplicable.has(id))
  return { clauses, kills: inOrder, unproven, falseAlarms, durationMs: performance.now() - startedAt }
}

/** Whether every mutant was noticed as it should be, every clause was seen to fail, and none failed without a fault. */
export function isProven({ kills, unproven, falseAlarms }: Proof): boolean {
  return kills.every(({ killed }) => killed) && unproven.length === 0 && falseAlarms.length === 0
}

/** How much longer to wait before a mutant counts as a survivor: a busy machine must not look like a clause that sees the wrong thing. */
const secondPatience = 6

async function tryMutant<Faulty extends MutantFacts>(
  contract: Contract,
  mutant: Faulty,
  { start, patienceMs }: ProofMaterial<Faulty>,
): Promise<Kill[]> {
  const tryClause = async (clause: Clause, code: string, patienceMs: number): Promise<Kill> => {
    await using mutated = await start(mutant)
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
    // What no target can be brought to yet; a clause that finds nothing to judge has noticed nothing.
    if (clause.needs.some((need) => whyNot(first.judgement.target, need) !== undefined)) continue
    tried.push(first.killed ? first : await tryClause(clause, code, secondPatience * patienceMs))
  }
  return tried
}

/** A target to be proven with, as long as it is there. */
export interface StartedTarget extends AsyncDisposable {
  readonly target: Target
}

/** A mutant that runs, and the control interface of the server behind it. */
export interface StartedMutant extends StartedTarget {
  readonly controlUrl: string
}

/** Starts what stands in front of a server without a fault: it passes everything on. */
export const faultless: Fault = () => async (request, forward) => forward(request)

/** A reference server of its own, with a mutant before it; arrangements are made with the server itself. */
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
