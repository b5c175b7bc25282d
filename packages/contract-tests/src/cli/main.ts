import { Interrupted } from './interruption.ts'
import { runProgram } from './run-program.ts'

// A reader that closes the pipe early, like `head`, does not end the run: reports are still written, and the exit code is unchanged.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  process.exitCode = await runProgram(process.argv)
} catch (error) {
  if (!(error instanceof Interrupted)) throw error
  process.exit(error.exitCode)
}
