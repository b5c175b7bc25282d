import { createBirpc } from 'birpc'

// Runs a module of `programs/` in a separate process, which calls its exports for its parent and ends with it.
process.on('disconnect', () => process.exit())
const program = await import(`../programs/${process.argv[2]}.js`)
createBirpc(program, {
  post: (message) => process.send?.(message),
  on: (listener) => process.on('message', listener),
})
