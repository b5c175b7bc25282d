import { runCommand } from './run-command.ts'

try {
  process.exitCode = await runCommand(process.argv.slice(2))
} catch (error) {
  console.error(`mutation: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 2
}
