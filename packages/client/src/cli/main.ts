import { setFlagsFromString } from 'node:v8'
import { runGetLog } from './run-get-log.ts'

// A pattern of --grep that tries all ways to match a line could go on for years, deaf to signals. It is then matched in linear time.
setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks')
process.exitCode = await runGetLog(process.argv.slice(2))
// After a signal nobody waits for what a full pipe still holds up.
if (process.exitCode > 128) process.exit()
