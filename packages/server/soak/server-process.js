// Runs the built get-log-server and watches what it costs.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../bin/get-log-server.js', import.meta.url))

/** Starts `get-log-server serve` on free ports, with flags for node and for itself. */
export async function startServerProcess(nodeFlags, flags) {
  const args = [...nodeFlags, bin, 'serve', '--port', '0', '--control-port', '0', '--rate-limit', '1000000', ...flags]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  process.once('exit', () => child.kill('SIGKILL'))
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text
  })
  while (!stdout.includes('control on')) {
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(failToStart)])
  }
  const [, url, controlUrl] = /listening on (\S+)\ncontrol on (\S+)\n/.exec(stdout)
  return {
    url,
    controlUrl,
    /** Resident memory in MB now, and the most there has been; open descriptors. Linux only, else undefined. */
    cost: () => readCost(child.pid),
    async stop() {
      child.kill('SIGTERM')
      const [code] = await once(child, 'exit')
      if (code !== 0) throw new Error(`The server exited with ${code}.`)
    },
  }
}

function failToStart() {
  throw new Error('get-log-server did not start; is it built? Run: npm run build')
}

function readCost(pid) {
  if (process.platform !== 'linux') return {}
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name) => Math.round(Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)[1]) / 1024)
  return { rss: megabytes('VmRSS'), peak: megabytes('VmHWM'), descriptors: readdirSync(`/proc/${pid}/fd`).length }
}
