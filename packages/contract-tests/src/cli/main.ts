import { buildProgram } from './build-program.ts'
import { explainError } from './explain-error.ts'

try {
  process.exitCode = await buildProgram().run(process.argv)
} catch (error) {
  process.exitCode = explainError(error, process.argv.includes('--debug'))
}
