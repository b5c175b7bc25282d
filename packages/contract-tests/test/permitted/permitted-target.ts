import { createSteeredArrangements } from '../../src/targets/steering/steered-arrangements.ts'
import type { Offers, Target } from '../../src/targets/target.ts'
import { defineTarget } from '../../src/targets/target.ts'
import { frames } from '../../src/witness/frame.ts'
import { breaches } from './breaches.ts'
import { permitted } from './permitted.ts'
import { startPermittedServer } from './permitted-server.ts'
import type { Policy, Switch } from './policy.ts'
import { literal } from './policy.ts'

/** The sentence of a switch is its name. */
export type SwitchName = keyof typeof permitted | keyof typeof breaches

const all: Record<SwitchName, Switch> = { ...permitted, ...breaches }

/** Starts a server that keeps every promise of the page to the letter, with these switches thrown, as a target. */
export async function permittedTarget(...names: readonly SwitchName[]): Promise<Target> {
  const switches = names.map((name) => all[name])
  const policy: Policy = { ...literal, ...Object.assign({}, ...switches), switches }
  const { url, runs, close } = await startPermittedServer(policy)
  const { arrange, secrets } = createSteeredArrangements(
    runs,
    policy.stamped ? frames['stamped-lines'] : frames.verbatim,
  )
  return defineTarget({ name: 'permitted', url, secrets, close, arrange: arrangeBy(policy, arrange) })
}

type Arrange = ReturnType<typeof createSteeredArrangements>['arrange']

/** What can be arranged under this policy. */
function arrangeBy(policy: Policy, arrange: Arrange): Offers {
  const { noToken, unknownToken, stranger, restricted, countedIds, stamped, endsInNewline } = policy
  const owned = restricted ? withOwner(arrange) : arrange
  const refusedBy = async (status: number) => {
    const { ownerToken, otherToken, ...log } = await arrange.guardedLog()
    const with_ = (token: string) => ({ ...log, headers: { Authorization: `Bearer ${token}` } })
    if (noToken === status) return log
    return with_(unknownToken === status ? 'permitted-unknown-token' : otherToken)
  }
  const refuses = (status: number) =>
    [noToken, unknownToken, stranger].includes(status) ? async () => refusedBy(status) : `it never answers ${status}`
  return {
    ...owned,
    ...(!endsInNewline && { finishedLog: async () => owned.writtenLog('one line\n', 'and a last one') }),
    ...(countedIds && { namedLog: 'it counts its ids up' }),
    ...(stamped && { emptyLog: 'the platform writes to every log' }),
    unauthorizedLog: refuses(401),
    forbiddenLog: refuses(403),
  }
}

const ordinary =
  'finishedLog buildLog knownLog writtenLog namedLog ansiLog emptyLog largeLog growingLog steeredLog unknownLog exhaustedLog'

/** Ordinary logs are read with the owner's token too. */
function withOwner(arrange: Arrange): Arrange {
  const own =
    (bring: (...given: never[]) => Promise<object>) =>
    async (...given: never[]) => ({
      ...(await bring(...given)),
      headers: { Authorization: `Bearer ${await arrange.knownToken()}` },
    })
  const all = Object.entries(arrange)
  return Object.fromEntries(
    all.map(([name, bring]) => [name, ordinary.includes(name) ? own(bring as never) : bring]),
  ) as never
}
