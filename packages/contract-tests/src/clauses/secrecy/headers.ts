import { checkMediaType, checkNosniff } from '../../checks/check-headers.ts'
import { browserHeaders, withBearer, withQueryToken } from '../../checks/requests.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite, documentedMediaType, headerPointer, mediaTypePointer, parameterPointer } from '../../endpoint/operation.ts'
import { answers, drop, every, header, ok, on, setHeader, status } from '../../faults/answers.ts'
import { answersWithLog } from '../../faults/bytes.ts'
import { idOf } from '../../faults/wire.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'

const place = headerPointer(200, 'X-Content-Type-Options')

const secrecyNosniff = defineClause({
  id: 'secrecy/nosniff',
  basis: 'expected',
  restsOn: ['body/status', 'flags/raw', 'flags/stream', 'flags/download'],
  title: 'A browser is told not to take log text for HTML',
  source: cite(place, `${place}/example`, `${place}/schema`),
  needs: ['finishedLog'],
  async check({ arrange, baseline }) {
    const log = await arrange.finishedLog()
    const variations = [{}, { query: 'raw=1' }, { query: 'stream=1' }, { query: 'download=1&raw=1' }]
    const exchanges = await Promise.all(variations.map((variation) => baseline(log, variation)))
    return exchanges.flatMap(checkNosniff)
  },
  brokenBy: faults('nosniff', {
    'no-nosniff': ['A browser may guess the type of a log', answers(ok, drop('X-Content-Type-Options'))],
    'nosniff-misspelled': ['X-Content-Type-Options is no-sniff', answers(every, setHeader('X-Content-Type-Options', 'no-sniff'))],
    'stream-without-nosniff': ['A browser may guess the type of a stream', answers([ok, on('stream')], drop('X-Content-Type-Options'))],
  }),
})

const queries = ['', 'raw=1', 'stream=1', 'download=true&raw=true&stream=true']

const secrecyHtmlLog = defineClause({
  id: 'secrecy/html-log',
  basis: 'expected',
  restsOn: ['body/media-type', 'body/every-media-type', 'secrecy/nosniff', 'flags/raw', 'flags/stream', 'flags/download'],
  title: 'A log of HTML is still plain text, and a browser is told not to guess',
  source: cite(mediaTypePointer(200), headerPointer(200, 'X-Content-Type-Options')),
  needs: ['writtenLog'],
  async check({ arrange, baseline }) {
    const log = await arrange.writtenLog('<!doctype html><html><body><script>alert(document.cookie)</script></body></html>\n')
    const variations = queries.flatMap((query) => [{ query }, { query, headers: browserHeaders }])
    const exchanges = await Promise.all(variations.map((variation) => baseline(log, variation)))
    return exchanges.flatMap((exchange) => [...checkMediaType(exchange, documentedMediaType(200)), ...checkNosniff(exchange)])
  },
  brokenBy: faults('media-type', {
    'html-for-browsers': [
      'A reader that accepts HTML gets text/html',
      answers([ok, header('Accept', /text\/html/)], setHeader('Content-Type', 'text/html')),
    ],
    'markup-without-nosniff': [
      'A browser may guess the type of a log that begins like HTML',
      answersWithLog(/^</, drop('X-Content-Type-Options')),
      { code: 'nosniff' },
    ],
    'sniffs-html': ['A log that looks like HTML is HTML', answersWithLog(/<html/, setHeader('Content-Type', 'text/html'))],
  }),
})

const secrecyHeaderSplitting = defineClause({
  id: 'secrecy/header-splitting',
  basis: 'required',
  title: 'No id or flag can inject a header into the answer',
  source: cite(
    parameterPointer('buildOrRunId'),
    parameterPointer('download'),
    ['RFC 9110, section 2.2', 'A sender MUST NOT generate protocol elements that do not match the grammar.'],
    ['RFC 9110, section 5.5', 'Field values that hold CR, LF or NUL are invalid and dangerous.'],
  ),
  needs: ['finishedLog'],
  async check({ arrange, read }) {
    const log = await arrange.finishedLog()
    const lines = '\r\nX-Injected: yes\r\n\r\n'
    // A server that writes a head in Latin-1 keeps the low byte of these characters: CR and LF.
    const cut = lines.replaceAll('\r', '\u010d').replaceAll('\n', '\u010a')
    const exchanges = [
      ...(await Promise.all(
        ['GET', 'POST', 'DELETE', 'OPTIONS'].flatMap((method) => [
          read({ ...log, id: `${log.id}${lines}` }, { method }),
          read({ ...log, id: `${log.id}${cut}` }, { method, query: 'download=1' }),
        ]),
      )),
      await read({ ...log, id: `${log.id}${lines}` }, { query: 'download=1' }),
      await read({ ...log, id: `"${lines}` }, { query: 'download=1' }),
      await read(log, { query: `download=${encodeURIComponent(`1${lines}`)}` }),
      await read(log, { query: `token=${encodeURIComponent(`x${lines}`)}` }),
    ]
    const split = exchanges.filter((exchange) => exchange.headers('x-injected').length > 0)
    return split.map((exchange) => finding('split', 'a head without X-Injected', describeExchange(exchange), exchange))
  },
  brokenBy: faults('split', {
    'cut-characters-split-head': [
      'The low byte of each character of an id is written into a header',
      answers(
        on('download'),
        setHeader('X-Log-Id', (request) => Buffer.from(idOf(request), 'latin1').toString('latin1')),
      ),
    ],
    'id-splits-head': ['The id is written into a header as it is', answers(on('download'), setHeader('X-Log-Id', idOf))],
    'refused-method-splits-head': [
      'The id is written into a header of the answer to a refused method',
      answers(status(405), setHeader('X-Log-Id', idOf)),
    ],
  }),
})

const secrecyNotPublic = defineClause({
  id: 'secrecy/not-public',
  basis: 'expected',
  restsOn: ['auth/bearer'],
  title: 'A shared cache is not told to keep a log that needed a token',
  source: cite([
    'RFC 9111, section 3.5',
    'A shared cache keeps the answer to a request with Authorization only if public, must-revalidate or s-maxage allows it.',
  ]),
  needs: ['restrictedLog'],
  async check({ arrange, read }) {
    const log = await arrange.restrictedLog()
    const exchanges = [
      await read(log, withBearer(log.token)),
      await read(log, withQueryToken(log.token)),
      await read(log, withBearer(log.token, 'stream=1')),
    ]
    return exchanges.flatMap((exchange) => {
      const given = exchange.header('cache-control') ?? ''
      const shared = /\b(?:public|s-maxage)\b/i.test(given)
      const isKept = exchange.status === 200 && shared
      return isKept ? [finding('public', 'no Cache-Control that lets a shared cache keep it', given, exchange)] : []
    })
  },
  brokenBy: faults('public', {
    'public-cache': ['Every log may be kept by shared caches', answers(ok, setHeader('Cache-Control', 'public, max-age=60'))],
  }),
})

export const secrecyHeaders = [secrecyNosniff, secrecyHtmlLog, secrecyHeaderSplitting, secrecyNotPublic]
