import { runDrift } from './run-drift.ts'

process.exitCode = await runDrift(process.argv.slice(2))
