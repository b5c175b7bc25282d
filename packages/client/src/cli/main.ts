import { runGetLog } from './run-get-log.ts'

process.exitCode = await runGetLog(process.argv.slice(2))
// After a signal nobody waits for what a full pipe still holds up.
if (process.exitCode > 128) process.exit()
