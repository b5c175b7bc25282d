/** The name of a host, as it stands in every table. */
export type HostName = '@get-log/server' | 'bare node:http' | 'prism mock' | 'Prism, silent'

/**
 * A server under load. It has the served logs `small` and `capped`, finished, and `live`, which is empty and grows.
 * What a server can't do, it leaves out.
 */
export interface LogHost {
  readonly url: string
  /** Adds to the log `live`. */
  append?(bytes: Uint8Array): void
}

/** All hosts, each loaded only by the process that is to be it. */
export const hosts: Readonly<Record<HostName, () => Promise<LogHost>>> = {
  '@get-log/server': async () => (await import('./get-log-host.ts')).startGetLogHost(),
  'bare node:http': async () => (await import('./bare-host.ts')).startBareHost(),
  'prism mock': async () => (await import('./prism-host.ts')).startPrismHost(),
  'Prism, silent': async () => (await import('./prism-host.ts')).startSilentPrismHost(),
}
