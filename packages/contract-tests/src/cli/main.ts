import { buildProgram } from './build-program.ts'
import { explainError } from './explain-error.ts'

// Who reads no further, as `head`, ends nothing: reports are written, and the exit code is that of the run.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  process.exitCode = await buildProgram().run(process.argv)
} catch (error) {
  process.exitCode = explainError(error, process.argv.includes('--debug'))
}
