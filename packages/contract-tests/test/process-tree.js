// A process that starts another, and so on: node process-tree.js PORT GENERATIONS. Each holds a connection to the port as long as it lives, and
// the last one ignores requests to end.
import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'

const [port, left] = process.argv.slice(2).map(Number)
if (left > 1) spawn(process.execPath, [fileURLToPath(import.meta.url), port, left - 1], { stdio: 'inherit' })
else process.on('SIGTERM', () => {})
connect(port, '127.0.0.1').resume().write(`${left}`)
