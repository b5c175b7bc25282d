import { setTimeout as sleep } from 'node:timers/promises'
import type { Account, Actor, Job } from './account.ts'
import { isDone, makeId } from './account.ts'

export type Answer = readonly [status: number, body?: unknown]

export const fail = (status: number, type: string, message = type): Answer => [status, { error: { type, message } }]

/** The parts of the provider's documented API that the kit uses. */
export async function answerApi(account: Account, method: string, url: URL, body: string): Promise<Answer> {
  const { actors, builds, runs, faults } = account
  const show = (job: Job): object => {
    const { id, actId, status, startedAt, finishedAt, generalAccess } = job
    const containerUrl = faults.hasContainers === false ? 'http://127.0.0.1:9/none' : `${account.url}/containers/${id}`
    const shown = { id, actId, userId: 'me', status, startedAt, finishedAt, generalAccess }
    return runs.has(id) ? { ...shown, containerUrl } : shown
  }
  const waited = async (job: Job, status = 200): Promise<Answer> => {
    const until = faults.isHasty ? 0 : Date.now() + 1000 * Number(url.searchParams.get('waitForFinish') ?? 0)
    while (Date.now() < until && !isDone(job)) await sleep(20)
    return [status, { data: show(job) }]
  }
  // Older documents have Actors under another path, which is still served.
  const parts = url.pathname.replace('/v2/acts', '/v2/actors').split('/')
  const [, , kind = '', id = '', part = '', detail = ''] = parts
  const route = `${method} ${kind}${id && '/*'}${part && `/${part}`}${detail && '/*'}`
  const [actor, run, made] = [account.actorFor(decodeURIComponent(id)), runs.get(id), builds.get(id)]
  if (route === 'GET users/*') return [200, { data: { id: 'me', username: 'me', plan: {}, isPaying: false } }]
  if (route === 'POST actors') {
    const fresh = { ...JSON.parse(body), id: makeId(), taggedBuilds: {} } as Actor
    actors.set(fresh.id, fresh)
    return [201, { data: fresh }]
  }
  const input = runs.get(id.slice('store-'.length))?.input
  if (kind === 'key-value-stores' && input !== undefined) return [200, JSON.parse(input)]
  if (kind === 'actors' && actor !== undefined) {
    if (route === 'GET actors/*') return [200, { data: actor }]
    if (route === 'DELETE actors/*') return [actors.delete(actor.id) ? 204 : 404]
    if (route === 'PUT actors/*/versions/*') actor.versions = [JSON.parse(body)]
    if (part === 'versions') return [200, { data: actor.versions[0] }]
    if (route === 'GET actors/*/builds') return [200, { data: { items: [...builds.values()].map(show) } }]
    if (route === 'GET actors/*/runs') return [200, { data: { items: [...runs.values()].map(show) } }]
    if (route === 'POST actors/*/builds') return waited(account.build(actor), 201)
    if (route === 'POST actors/*/runs') return [201, { data: show(await account.start(actor, body)) }]
  }
  if (kind === 'actor-builds' && made !== undefined) {
    if (method === 'DELETE') return [builds.delete(id) ? 204 : 404]
    if (part === 'abort') made.status = 'ABORTED'
    return waited(made)
  }
  if (kind === 'actor-runs' && run !== undefined) {
    if (method === 'DELETE') {
      if (!isDone(run)) return fail(400, 'run-not-finished', 'Only finished runs can be deleted')
      await account.delete(run)
      return [204]
    }
    if (method === 'PUT') {
      run.generalAccess = JSON.parse(body).generalAccess
      Object.assign(run.log, { access: run.generalAccess === 'ANYONE_WITH_ID_CAN_READ' ? 'anyone' : 'owner' })
    }
    if (part === 'abort') {
      run.child?.kill('SIGKILL')
      account.end(run, 'ABORTED')
    }
    return waited(run)
  }
  const isKnown = /^(?:actors|actor-builds|actor-runs|key-value-stores|logs)$/.test(kind)
  return isKnown ? fail(404, 'record-not-found') : fail(404, 'page-not-found', 'There is no API endpoint at this URL')
}
