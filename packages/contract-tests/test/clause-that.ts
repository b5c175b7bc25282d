import type { Clause, Finding, Level, Promised } from '../src/clause/clause.ts'
import { defineClause } from '../src/clause/clause.ts'
import type { Capability } from '../src/clause/scene.ts'
import { every } from '../src/faults/answers.ts'
import { asks } from '../src/faults/asks.ts'
import type { Target } from '../src/targets/target.ts'
import { defineTarget } from '../src/targets/target.ts'

/** A target that arranges a log and answers nothing. */
export const target: Target = defineTarget({
  name: 'here',
  url: 'http://127.0.0.1:1',
  arrange: { finishedLog: async () => ({ id: 'x' }) },
})

const brokenBy: Promised['brokenBy'] = [{ name: 'none', title: 'None', code: 'none', fault: asks(every) }]

/** A clause with these parts, by default documented. */
export function clauseThat(check: Promised['check'], changed: Partial<Promised> = {}): Clause {
  const rest = { id: 'body/x', title: 'X', basis: 'documented', source: [], needs: ['finishedLog'], brokenBy } as const
  return defineClause<Capability>({ ...rest, check, ...changed })
}

export const throwing = (error: Error) => async (): Promise<readonly Finding[]> => Promise.reject(error)

/** A clause of this level with a finding for each code; without codes it holds. */
export function breaking(level: Level, ...codes: string[]): Clause {
  const basis = level === 'must' ? 'documented' : 'expected'
  return clauseThat(async () => codes.map((code) => ({ code, expected: 'a', seen: 'b' })), { basis })
}
