// Appends to a log in a directory until it is killed, and prints after each append how many bytes were acknowledged.
import { writeSync } from 'node:fs'
import { openFileStore } from '../../dist/files/index.js'
import { createLogServer } from '../../dist/index.js'

const [, , directory] = process.argv
const server = createLogServer({ store: openFileStore(directory) })
const run = server.runs.start({ id: 'a' })
for (let line = 0; ; line++) {
  run.append(`\u001b[32mline ${line}\u001b[0m ${'é'.repeat(line % 500)}\n`)
  writeSync(1, `${run.raw.length}\n`)
}
