import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderCurl } from '../src/report/render-curl.ts'

const token = 'a-token-that-is-long'
const url = 'http://127.0.0.1:4020/v2/logs/x'

test('a shell passes curl the exact words of any request, with the token in its place', () => {
  const word = fc.string({ unit: fc.constantFrom(...'aZ0\'"`$!\\*?[]{}()<>|;&~=%./:- ', token, '$GET_LOG_TOKEN') })
  const requests = fc.sample(fc.record({ value: word, path: word }), 300)
  const lines = requests.map(({ value, path }) =>
    renderCurl({ method: 'GET', url: `${url}/${path.replaceAll(' ', '')}`, headers: [['X', `x${value}`]] }, [token]),
  )
  const script = ['curl() { for word; do printf "%s\\n" "$word"; done; }', ...lines].join('\n')
  const { stdout } = spawnSync('sh', ['-c', script], {
    encoding: 'utf8',
    env: { ...process.env, GET_LOG_TOKEN: token },
  })
  const words = stdout.split('\n').filter((line) => !/^(-i|-N|-g|-H|--path-as-is|)$/.test(line))
  expect(words).toEqual(requests.flatMap(({ value, path }) => [`X: x${value}`, `${url}/${path.replaceAll(' ', '')}`]))
})
