import { cp, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { projectRoot } from '../packing/published-packages.ts'
import { runCommand } from '../packing/run-command.ts'

/** Copies the project as it stands, uncommitted changes included and ignored files not, into a git repository of its own. */
export async function copyWorkspace(destination: string): Promise<void> {
  const listing = await runCommand('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: projectRoot,
  })
  for (const file of new Set(listing.split('\0').filter(Boolean))) {
    await mkdir(dirname(join(destination, file)), { recursive: true })
    await cp(join(projectRoot, file), join(destination, file), { verbatimSymlinks: true })
  }
  const author = ['-c', 'user.name=rehearsal', '-c', 'user.email=rehearsal@localhost']
  await runCommand('git', ['init', '--quiet', '--initial-branch', 'main'], { cwd: destination })
  await runCommand('git', ['add', '--all'], { cwd: destination })
  await runCommand('git', [...author, 'commit', '--quiet', '--message', 'rehearsal'], { cwd: destination })
}
