/** Something in the command line, a file it names or the address of a target is wrong: told in one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
