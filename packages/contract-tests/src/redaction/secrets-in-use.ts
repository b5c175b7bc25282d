import { AsyncLocalStorage } from 'node:async_hooks'

const inUse = new AsyncLocalStorage<Iterable<string>>()

/** Runs a step that may quote what a target said: whatever shortens a text meanwhile redacts it first. */
export function withSecrets<Result>(secrets: Iterable<string>, step: () => Result): Result {
  return inUse.run(secrets, step)
}

/** The secrets of the target that is being judged; none outside of {@link withSecrets}. */
export function secretsInUse(): Iterable<string> {
  return inUse.getStore() ?? []
}
