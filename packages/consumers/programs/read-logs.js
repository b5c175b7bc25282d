import { createLogClient } from '@get-log/client'

/** Reads a log over HTTP in each way that the client offers. */
export async function readLogs(baseUrl, id) {
  const client = createLogClient({ baseUrl, retry: { delayMs: 10 } })
  const decoder = new TextDecoder()
  let followed = ''
  for await (const chunk of client.follow(id)) followed += decoder.decode(chunk, { stream: true })
  const lines = []
  for await (const line of client.lines(id)) lines.push(line)
  return { followed, lines, whole: await client.get(id) }
}
