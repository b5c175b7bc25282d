// Two stages at once: the first ends when something is typed, the second at once.
import { once } from 'node:events'
import { say, stage } from '../../src/console/stage.js'

const long = stage('long', (tell) => {
  tell('half of it')
  return once(process.stdin, 'data')
})
await stage('short', async () => {})
say('a line between')
await long
process.exit()
