import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'

/**
 * Knows process groups, and ends them as soon as the process that named them is gone, however that ended. Its source is handed to another process,
 * so it must name nothing outside.
 */
function guard(): void {
  const groups = new Set<number>()
  process.on('message', ({ group, isOver }: { group: number; isOver: boolean }) => {
    if (isOver) groups.delete(group)
    else groups.add(group)
  })
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => {})
  process.on('disconnect', () => {
    for (const group of groups) {
      try {
        process.kill(-group, 'SIGKILL')
      } catch {}
    }
    process.exit()
  })
}

let running: ChildProcess | undefined

/** Lets a process group end with this process; the returned function lets go of it. */
export function guardGroup(group: number): () => void {
  if (running?.connected !== true) {
    running = spawn(process.execPath, ['-e', `(${guard})()`], {
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    running.on('error', () => {})
    running.unref()
    running.channel?.unref()
  }
  const guarding = running
  const tell = (isOver: boolean): void => void (guarding.connected && guarding.send({ group, isOver }, () => {}))
  tell(false)
  return () => tell(true)
}
