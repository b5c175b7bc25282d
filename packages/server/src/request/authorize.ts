import { Refusal } from '../answer/refusal.ts'
import { unauthorized } from '../answer/unauthorized.ts'
import type { Run } from '../runs/run.ts'
import type { Runs } from '../runs/runs.ts'

/** Step 4: the run, else 404; if its log is for its owner only, 401 for a caller without a token, 403 for another one. */
export function authorize(runs: Runs, id: string, caller: string | undefined): Run {
  const run = runs.get(id)
  if (run === undefined) throw new Refusal(404)
  if (run.access === 'owner' && caller === undefined) throw unauthorized()
  if (run.access === 'owner' && caller !== run.owner) throw new Refusal(403)
  return run
}
