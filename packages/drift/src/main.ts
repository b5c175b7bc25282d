import { runDrift } from './run-drift.ts'

const { stdout, stderr, exitCode } = await runDrift(process.argv.slice(2))
process.stdout.write(stdout)
process.stderr.write(stderr)
process.exitCode = exitCode
