import { createBirpc } from 'birpc'

// A module of `programs/` in a process of its own: the process that started it calls what it exports, and it ends with that one.
process.on('disconnect', () => process.exit())
const program = await import(`../programs/${process.argv[2]}.js`)
createBirpc(program, {
  post: (message) => process.send?.(message),
  on: (listener) => process.on('message', listener),
})
