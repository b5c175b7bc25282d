import { runGetLog } from './run-get-log.ts'

process.exitCode = await runGetLog(process.argv.slice(2))
