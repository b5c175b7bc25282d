import { closeSync, openSync } from 'node:fs'

/** Opens a file for as long as `use` needs it. What it makes anew is for its owner alone. */
export function withFile<Result>(path: string, flags: string | number, use: (file: number) => Result): Result {
  const file = openSync(path, flags, 0o600)
  try {
    return use(file)
  } finally {
    closeSync(file)
  }
}
