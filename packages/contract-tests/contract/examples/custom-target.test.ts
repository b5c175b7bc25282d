import { defineTarget } from '@get-log/contract-tests'
import { contractSuite } from '@get-log/contract-tests/vitest'
import { createLogServer } from '@get-log/server'

contractSuite(async () => {
  const server = createLogServer()
  const { url } = await server.listen()
  const begin = (text: string) => {
    const run = server.runs.start()
    run.append(text)
    return {
      id: run.id,
      append: async (bytes: Uint8Array | string) => run.append(bytes),
      finish: async () => run.finish(),
    }
  }
  return defineTarget({
    name: 'mine',
    url,
    arrange: {
      finishedLog: async () => {
        const log = begin('2017-07-14T06:00:49.733Z Application started.\n')
        await log.finish()
        return log
      },
      steeredLog: async () => begin(''),
      unknownLog: async () => ({ id: 'NoSuchRun' }),
    },
    close: async () => server.close(),
  })
})
