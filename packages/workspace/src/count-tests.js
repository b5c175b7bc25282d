// Prints how many tests of the last `npm test` passed and failed, given its exit code. Exits 1 unless it was 0 and some passed.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.js'

const report = join(root, 'reports/test/vitest.json')
/** @type {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} */
const { testResults } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { testResults: [] }
const statuses = testResults.flatMap((file) => {
  const results = file.assertionResults.map((test) => test.status)
  return file.status === 'failed' && results.length === 0 ? ['failed'] : results
})
const count = (/** @type {string} */ wanted) => statuses.filter((status) => status === wanted).length

const ok = process.argv[2] === '0' && count('passed') > 0 && count('failed') === 0
console.log(`${count('passed')} passed, ${ok ? 0 : Math.max(count('failed'), 1)} failed`)
process.exitCode = ok ? 0 : 1
