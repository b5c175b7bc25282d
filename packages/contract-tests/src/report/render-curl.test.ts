import { expect, test } from 'vitest'
import { renderCurl } from './render-curl.ts'

const url = 'http://127.0.0.1:4020/v2/logs/x'

const usual = [
  ['Accept', '*/*'],
  ['Connection', 'close'],
  ['User-Agent', 'get-log-contract'],
] as const
const secret = [['Authorization', 'Bearer [token]']] as const

test.each([
  ['a plain request', 'GET', url, [], `curl -i '${url}'`],
  ['what every client sends', 'GET', url, usual, `curl -i '${url}'`],
  ['a token in a header', 'GET', url, secret, `curl -i -H "Authorization: Bearer $GET_LOG_TOKEN" '${url}'`],
  ['a token in the URL', 'GET', `${url}?token=[token]`, [], `curl -i "${url}?token=$GET_LOG_TOKEN"`],
  ['a stream', 'GET', `${url}?raw=1&stream=1`, [], `curl -i -N '${url}?raw=1&stream=1'`],
  ['HEAD', 'HEAD', url, [], `curl -I '${url}'`],
  ['another method', 'DELETE', url, [], `curl -i -X DELETE '${url}'`],
  ['dots in the path', 'GET', `${url}/%2E%2e/y`, [], `curl -i --path-as-is '${url}/%2E%2e/y'`],
  ['brackets in the URL', 'GET', `${url}?a[]=1`, [], `curl -i -g '${url}?a[]=1'`],
  ['a header without a value', 'GET', url, [['Prefer', '']], `curl -i -H 'Prefer;' '${url}'`],
  ['a body, which no report keeps', 'POST', url, [['Content-Length', '2']], `POST ${url}`],
  ['bytes that are not ASCII', 'GET', url, [['Authorization', 'Bearer é']], `GET ${url}`],
  ['a space in the URL', 'GET', `${url} y`, [], `GET ${url} y`],
] as const)('tells of %s', (_, method, url, headers, line) => {
  expect(renderCurl({ method, url, headers })).toBe(line)
})
