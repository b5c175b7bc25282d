/**
 * Why a clause may be asked: `documented`, the provider's own words; `required`, an RFC's MUST for a server; `expected`, an RFC's SHOULD, a
 * documented example or good practice; `open`, nobody promised anything.
 */
export type Basis = 'documented' | 'required' | 'expected' | 'open'

/** How much a breach weighs: a broken `must` fails, a broken `should` warns. */
export type Level = 'must' | 'should'

/** The level that follows from a basis; an open question has none. */
export function levelOf(basis: Basis): Level | undefined {
  if (basis === 'open') return undefined
  return basis === 'expected' ? 'should' : 'must'
}
