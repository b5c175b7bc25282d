import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { LogServerErrorCode } from '../log-server-error.ts'
import { LogServerError } from '../log-server-error.ts'
import type { Backend } from '../request/answer-request.ts'
import type { Run } from '../runs/run.ts'
import { controlTokenCheck } from './control-token.ts'
import { readFaults, readRateLimit, readRunOptions, readTokenOptions } from './read-body.ts'
import type { components } from './schema.ts'

const statuses = {
  'invalid-input': 400,
  'run-not-found': 404,
  'run-exists': 409,
  'run-finished': 409,
  'limit-reached': 507,
  'storage-failed': 507,
} as const satisfies Record<LogServerErrorCode, number>

const longestBody = 2 ** 20

/** The control interface, as control.openapi.yaml describes it. With a token, requests must send it. Throws `invalid-input` for a token that cannot be sent. */
export function createControlApp({ runs, tokens, rateLimit, faults }: Backend, token: string | undefined): Hono {
  const app = new Hono()
  const isAllowed = token === undefined ? () => true : controlTokenCheck(token)

  app.use(async (context, next) => {
    if (!isSameSite(context.req.raw.headers)) {
      const message = 'The control interface answers no page of a browser and no foreign host name.'
      return context.json(tell('cross-site', message), 403)
    }
    if (isAllowed(context.req.header('authorization'))) return next()
    const message =
      'The control interface needs its token: send it as Authorization: Bearer, or set GET_LOG_CONTROL_TOKEN.'
    return context.json(tell('token-not-valid', message), 401, { 'WWW-Authenticate': 'Bearer' })
  })
  const limited = bodyLimit({
    maxSize: longestBody,
    onError: (context) => context.json(tell('invalid-input', `The body is longer than ${longestBody} bytes.`), 413),
  })
  app.on(['POST', 'PUT'], ['/runs', '/tokens', '/rate-limit', '/faults'], limited)
  app.onError((error, context) => {
    if (!(error instanceof LogServerError)) throw error
    return context.json(tell(error.code, error.message), statuses[error.code])
  })
  app.notFound((context) =>
    context.json(tell('not-found', `There is no ${context.req.method} ${context.req.path}.`), 404),
  )

  app.get('/runs', (context) => context.json({ runs: runs.list().map(describeRun) }))
  app.post('/runs', async (context) => {
    const { id } = runs.start(readRunOptions(await context.req.text()))
    return context.json({ id }, 201)
  })
  app.delete('/runs/:id', (context) => {
    const id = context.req.param('id')
    if (!runs.delete(id)) throw unknownRun(id)
    return context.body(null, 204)
  })
  app.post('/runs/:id/log', async (context) => {
    const run = findRun(context.req.param('id'))
    for await (const chunk of context.req.raw.body ?? []) run.append(chunk)
    return context.body(null, 204)
  })
  app.post('/runs/:id/finish', (context) => {
    findRun(context.req.param('id')).finish()
    return context.body(null, 204)
  })
  app.post('/tokens', async (context) => {
    const { owner } = readTokenOptions(await context.req.text())
    return context.json({ token: tokens.add(owner) }, 201)
  })
  app.put('/rate-limit', async (context) => {
    rateLimit.perSecond = readRateLimit(await context.req.text()).perSecond
    return context.body(null, 204)
  })
  app.put('/faults', async (context) => {
    faults.set(readFaults(await context.req.text()))
    return context.body(null, 204)
  })
  app.delete('/faults', (context) => {
    faults.clear()
    return context.body(null, 204)
  })
  return app

  function findRun(id: string): Run {
    const run = runs.get(id)
    if (run === undefined) throw unknownRun(id)
    return run
  }
}

const tell = (type: string, message: string) => ({ error: { type, message } })

function unknownRun(id: string): LogServerError {
  return new LogServerError('run-not-found', `There is no run ${JSON.stringify(id)}.`)
}

function describeRun(run: Run): components['schemas']['Run'] {
  const { id, access, state, readers } = run
  const owner = run.owner === undefined ? {} : { owner: run.owner }
  const startedAt = run.startedAt.toISOString()
  const sizes = { rawBytes: run.raw.length, printableBytes: run.printable.length }
  return { id, ...owner, access, state, startedAt, ...sizes, readers }
}

const loopbackHost = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i

/**
 * Whether a request may steer the server. Browsers send `Origin` with every request that could change something, and
 * `Host` gives away a page whose own name resolves to 127.0.0.1.
 */
function isSameSite(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site') ?? 'none'
  return loopbackHost.test(headers.get('host') ?? '') && !headers.has('origin') && /^(?:none|same-origin)$/.test(site)
}
