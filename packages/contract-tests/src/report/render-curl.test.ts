import { expect, test } from 'vitest'
import { renderCurl } from './render-curl.ts'

const url = 'http://127.0.0.1:4020/v2/logs/x'

const usual = [
  ['Accept', '*/*'],
  ['Connection', 'close'],
  ['User-Agent', 'get-log-contract'],
] as const
const [token, other] = ['apify_api_4nXq7T', 'apify_api_9zKw2B']
const bearer = (value: string) => [['Authorization', `Bearer ${value}`]] as const
const auth = (value: string) => `curl -i -H "Authorization: Bearer ${value}" '${url}'`

test.each([
  ['a plain request', 'GET', url, [], `curl -i '${url}'`],
  ['what every client sends', 'GET', url, usual, `curl -i '${url}'`],
  ['a token', 'GET', url, bearer(token), auth('$GET_LOG_TOKEN')],
  ['the token of someone else', 'GET', url, bearer(other), auth('$GET_LOG_OTHER_TOKEN')],
  ['a token without its end', 'GET', url, bearer(token.slice(0, -1)), auth(`$\{GET_LOG_TOKEN%?}`)],
  ['a token with more', 'GET', url, bearer(`x${token}x`), auth(`x$\{GET_LOG_TOKEN}x`)],
  ['a token with another beginning', 'GET', url, bearer(`x${token.slice(1)}`), auth(`x$\{GET_LOG_TOKEN#?}`)],
  ['a token backwards', 'GET', url, bearer([...token].reverse().join('')), auth('$WRONG_TOKEN')],
  ['a token in the URL', 'GET', `${url}?token=${token}`, [], `curl -i "${url}?token=$GET_LOG_TOKEN"`],
  ['a stream', 'GET', `${url}?raw=1&stream=1`, [], `curl -i -N '${url}?raw=1&stream=1'`],
  ['HEAD', 'HEAD', url, [], `curl -I '${url}'`],
  ['another method', 'DELETE', url, [], `curl -i -X DELETE '${url}'`],
  ['dots in the path', 'GET', `${url}/%2E%2e/y`, [], `curl -i --path-as-is '${url}/%2E%2e/y'`],
  ['brackets in the URL', 'GET', `${url}?a[]=1`, [], `curl -i -g '${url}?a[]=1'`],
  ['a header without a value', 'GET', url, [['Prefer', '']], `curl -i -H 'Prefer;' '${url}'`],
  ['bytes that are not ASCII', 'GET', url, [['Authorization', 'Bearer é']], `GET ${url}`],
  ['a space in the URL', 'GET', `${url} y`, [], `GET ${url} y`],
] as const)('tells of %s', (_, method, url, headers, line) => {
  expect(renderCurl({ method, url, headers }, [token, other])).toBe(line)
})

test('tells of a body', () => {
  const request = { method: 'POST', url, headers: [['Content-Length', '2']] as const, body: 'a b' }
  expect(renderCurl(request, [])).toBe(`curl -i -X POST -H 'Content-Type:' --data-raw 'a b' '${url}'`)
})
