import { explainError } from './explain-error.ts'
import { givenSecrets } from './given-secrets.ts'
import { Interrupted } from './interruption.ts'
import { runProgram } from './run-program.ts'

// A reader that closes the pipe early, as `head` does, ends nothing: the reports are still written, and the exit code is that of the run.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  process.exitCode = await runProgram(process.argv)
} catch (error) {
  // What is still being judged has nobody to tell.
  if (error instanceof Interrupted) process.exit(error.exitCode)
  process.exitCode = explainError(error, process.argv.includes('--debug'), givenSecrets(process.argv, process.env))
}
