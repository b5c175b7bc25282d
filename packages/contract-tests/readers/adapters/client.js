// claims: whole,follow,lines,resume,errors
import { createRequire } from 'node:module'
import { pipeline } from 'node:stream/promises'

// As it is installed where the command is run.
const { createLogClient } = await import(createRequire(`${process.cwd()}/`).resolve('@get-log/client'))
const { GET_LOG_URL: baseUrl, GET_LOG_ID: id, GET_LOG_TOKEN: token } = process.env
try {
  await pipeline(createLogClient({ baseUrl, token }).follow(id), process.stdout)
} catch (error) {
  console.error(`${error.name}: ${error.message}`)
  process.exitCode = 1
}
