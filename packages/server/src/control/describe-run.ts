import type { Run } from '../runs/run.ts'
import type { components } from './schema.ts'

/** A run as the control interface lists it. */
export function describeRun(run: Run): components['schemas']['Run'] {
  return {
    id: run.id,
    ...(run.owner !== undefined && { owner: run.owner }),
    access: run.access,
    state: run.state,
    startedAt: run.startedAt.toISOString(),
    rawBytes: run.raw.length,
    printableBytes: run.printable.length,
    readers: run.readers,
  }
}
