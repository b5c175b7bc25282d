/**
 * Runs as a thread beside the server, and kills the process if the server's own thread spins, by the clock of its CPU,
 * or takes a gigabyte. It is sent there as text, so that it stands alone.
 */
export function watchMainThread(): void {
  const { workerData: beats } = process.getBuiltinModule('node:worker_threads')
  const spinsAfterMicroseconds = 2_000_000
  const mostBytes = 2 ** 30
  let beat = -1
  let since = 0
  setInterval(() => {
    const { user, system } = process.cpuUsage()
    const now = Atomics.load(beats as Int32Array, 0)
    if (now !== beat) since = user + system
    beat = now
    const spins = user + system - since > spinsAfterMicroseconds
    if (spins || process.memoryUsage.rss() > mostBytes) process.kill(process.pid, 'SIGKILL')
  }, 100)
}
