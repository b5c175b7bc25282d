// npm run soak [-- SECONDS GIGABYTES]: a minute of mixed load, a log of 2 GiB. Exits 1 if anything was wrong.
import { runLargeLog } from './large-log.js'
import { runMixedLoad } from './mixed-load.js'

const [seconds = 60, gigabytes = 2] = process.argv.slice(2).map(Number)
let problems = 0

for (const [title, run] of [
  [`mixed load with faults, ${seconds} s`, () => runMixedLoad(seconds)],
  [`a log of ${gigabytes} GiB under a heap limit of 256 MB`, () => runLargeLog(gigabytes * 2 ** 30)],
]) {
  console.log(title)
  const figures = await run()
  console.log(figures)
  problems += figures.problems
}
console.log(problems === 0 ? 'nothing went wrong' : `${problems} problems`)
process.exitCode = problems === 0 ? 0 : 1
