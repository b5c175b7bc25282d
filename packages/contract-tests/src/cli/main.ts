import { explainError } from './explain-error.ts'

try {
  // Here, since a clause that looks for what the document does not have throws as soon as it is imported.
  const { buildProgram } = await import('./build-program.ts')
  process.exitCode = await buildProgram().run(process.argv)
} catch (error) {
  process.exitCode = explainError(error, process.argv.includes('--debug'))
}
