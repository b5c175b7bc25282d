import type { Clause } from '../clause/clause.ts'
import type { Judgement } from './judge.ts'

/**
 * The clauses in layers: each rests only on clauses of earlier layers. Clauses that are not among them are ignored.
 *
 * @throws Error that names the clauses that rest on each other.
 */
export function layersOf(clauses: readonly Clause[]): Clause[][] {
  const layers: Clause[][] = []
  const placed = new Set<string>()
  let left = [...clauses]
  while (left.length > 0) {
    const waiting = new Set(left.map(({ id }) => id))
    const layer = left.filter(({ restsOn = [] }) => !restsOn.some((id) => waiting.has(id)))
    if (layer.length === 0) throw new Error(`These clauses rest on each other: ${[...waiting].join(', ')}`)
    layers.push(layer)
    for (const { id } of layer) placed.add(id)
    left = left.filter(({ id }) => !placed.has(id))
  }
  return layers
}

/** The clauses in their order, but each after those that it rests on: the last of a catalogue may end a server. */
export function causesFirst(clauses: readonly Clause[]): Clause[] {
  const ordered = new Set<Clause>()
  const place = (clause: Clause): void => {
    for (const cause of clauses) if (clause.restsOn?.includes(cause.id) === true && !ordered.has(cause)) place(cause)
    ordered.add(clause)
  }
  for (const clause of clauses) place(clause)
  return [...ordered]
}

/** Some clauses of a catalogue with everything that they rest on, in the order of the catalogue. */
export function withCauses(clauses: readonly Clause[], catalogue: readonly Clause[]): Clause[] {
  const wanted = new Set(clauses.map(({ id }) => id))
  for (const id of wanted)
    for (const cause of catalogue.find((clause) => clause.id === id)?.restsOn ?? []) wanted.add(cause)
  return catalogue.filter(({ id }) => wanted.has(id))
}

/** The broken clause that this one rests on, directly or through others: the nearest, and the first of these. */
export function findCause(clause: Clause, judged: ReadonlyMap<string, Judgement>): Judgement | undefined {
  const seen = new Set<string>()
  for (let ids = clause.restsOn ?? []; ids.length > 0; ) {
    const judgements = ids.flatMap((id) => judged.get(id) ?? [])
    const broken = judgements.find(({ verdict }) => verdict === 'fail' || verdict === 'warn' || verdict === 'deviation')
    if (broken !== undefined) return broken
    for (const id of ids) seen.add(id)
    ids = judgements.flatMap((judgement) => judgement.clause.restsOn ?? []).filter((id) => !seen.has(id))
  }
  return undefined
}

export function isMute({ verdict, findings }: Judgement): boolean {
  const isBroken = verdict === 'fail' || verdict === 'warn'
  return (
    isBroken &&
    findings.length > 0 &&
    findings.every(({ exchange }) => exchange !== undefined && exchange.head === undefined)
  )
}

/** Turns a broken clause with a broken cause into its consequence, unless it weighs more. */
export function fold(judgement: Judgement, cause: Judgement | undefined): Judgement {
  const { verdict, clause } = judgement
  const isBroken = verdict === 'fail' || verdict === 'warn' || verdict === 'blocked'
  const weighsMore = clause.level === 'must' && cause?.clause.level !== 'must'
  if (!isBroken || cause === undefined || weighsMore) return judgement
  return { ...judgement, verdict: 'consequence', because: cause.clause.id }
}
