import type { Clause } from '@get-log/contract-tests'
import type { LogServerOptions } from '@get-log/server'

/** A way to set up the server, and the clauses that judge it so. */
export interface Setting {
  readonly traits: NonNullable<LogServerOptions['traits']>
  readonly isFor: (clause: Pick<Clause, 'id'>) => boolean
}

/** As the document says. */
export const documented: Setting = { traits: {}, isFor: () => true }

/** As the live API is known to answer: that matters to how a request is read and refused, not to the bytes of a log. */
export const live: Setting = {
  traits: { errorTypes: '2026-04', otherFlags: 'off', head: 'answered', unknownPath: 'page-not-found' },
  isFor: ({ id }) => /^(flags|auth|methods|secrecy|errors)\//.test(id),
}
