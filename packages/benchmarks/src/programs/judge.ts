import { clauses, createUrlTarget, judgeAll } from '@get-log/contract-tests'
import type { StartedMutant } from '@get-log/contract-tests/proof'
import { faultless, mutants, startMutant } from '@get-log/contract-tests/proof'
import { document } from '@get-log/spec'
import { operationPath } from '@get-log/types'
import type { Situation } from '../situations/situation.ts'
import { listSituations } from '../situations/situation.ts'

/** What a tool says of a server. */
export interface ToolVerdict {
  /** How many checks it has. */
  readonly checks: number
  /** The names of those that failed. */
  readonly failed: readonly string[]
}

/** Whether to go on after a check that failed. */
type OnFailure = (check: string) => boolean

/** Judges a server, check by check; gives how many there are. */
type Tool = (mutant: StartedMutant, goesOnAfter: OnFailure) => Promise<number>

/** Every clause, all defaults. The kit arranges what it needs itself, over the server's control interface. */
const judgeWithKit: Tool = async ({ target: { url }, controlUrl }, goesOnAfter) => {
  const target = await createUrlTarget(url, { controlUrl })
  await new Promise<void>((resolve, reject) => {
    const onJudgement = ({ clause, verdict }: { clause: { id: string }; verdict: string }) => {
      if ((verdict === 'fail' || verdict === 'warn') && !goesOnAfter(clause.id)) resolve()
    }
    // What is known sooner is judged first: most faults are noticed before anything has to be waited for.
    const [quick, slow] = [clauses.filter(({ waits }) => !waits), clauses.filter(({ waits }) => waits)]
    judgeAll(quick, target, { onJudgement })
      .then(() => judgeAll(slow, target, { onJudgement }))
      .then(() => resolve(), reject)
  })
  return clauses.length
}

// Whoever has not answered by then never does: nothing that is asked for here takes time.
const patienceMs = 3000

/** Each situation through Prism's validating proxy: what it reports, or answers in another way than awaited, is a failure. */
const judgeWithPrism: Tool = async ({ target }, goesOnAfter) => {
  const { createLogger } = await import('@stoplight/prism-core')
  const { getHttpOperationsFromSpec } = await import('@stoplight/prism-http')
  const { createServer } = await import('@stoplight/prism-http-server')
  const proxy = createServer(await getHttpOperationsFromSpec(document), {
    components: { logger: createLogger('prism', { enabled: false }) },
    config: {
      mock: false,
      isProxy: true,
      checkSecurity: true,
      validateRequest: false,
      validateResponse: true,
      errors: false,
      upstream: new URL(target.url),
      upstreamProxy: undefined,
    },
    cors: false,
  } as unknown as Parameters<typeof createServer>[1])
  const url = await proxy.listen(0, '127.0.0.1')
  const situations = listSituations(target)
  for (const situation of situations) {
    const isRight = await answersRightly(url, situation).catch(() => false)
    if (!isRight && !goesOnAfter(situation.name)) break
  }
  return situations.length
}

async function answersRightly(url: string, { status, arrange, method, query = '', body }: Situation): Promise<boolean> {
  const { id, headers = {} } = await arrange()
  const send = () =>
    fetch(url + operationPath.replace('{buildOrRunId}', encodeURIComponent(id)) + query, {
      method: method ?? 'GET',
      headers,
      signal: AbortSignal.timeout(patienceMs),
    })
  // The one request that a second has room for, so that the next one is one too many.
  if (status === 429) await (await send()).arrayBuffer()
  const response = await send()
  const text = await response.text()
  return response.status === status && !response.headers.has('sl-violations') && [undefined, text].includes(body)
}

/** The tools, by name; the first is this project's. */
const tools: Readonly<Record<string, Tool>> = { 'get-log-contract': judgeWithKit, 'Prism proxy': judgeWithPrism }

/** The names of all mutants. */
export const listMutants = (): string[] => mutants.map(({ name }) => name)

/**
 * Judges the reference server, with the fault of the mutant of this name or, without one, none.
 *
 * @param alarms what the tool holds against the server without a fault: the first other check that fails has noticed the fault, and
 * no further one is waited for. Without it, every check is made.
 */
export async function judge(tool: string, mutant?: string, alarms?: readonly string[]): Promise<ToolVerdict> {
  const started = await startMutant(
    mutant ?? 'no fault',
    mutants.find(({ name }) => name === mutant)?.start ?? faultless,
  )
  const failed: string[] = []
  const goesOnAfter = (check: string) => {
    failed.push(check)
    return alarms === undefined || alarms.includes(check)
  }
  const checks = await tools[tool]?.(started, goesOnAfter)
  return { checks: checks ?? 0, failed }
}
