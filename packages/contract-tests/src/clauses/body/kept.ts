import { checkEveryForm } from '../../checks/check-body.ts'
import type { Finding, Promised } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, operationPointer, parameterPointer } from '../../endpoint/operation.ts'
import { answers, edit, off, ok, on } from '../../faults/answers.ts'
import { editPieces, editPrintable, editReads, editStreams } from '../../faults/bytes.ts'
import { stripsWith } from '../../faults/strip-with.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'

/** Text that looks secret but is not. */
const secrets = [
  '2017-07-14T06:00:49.733Z Authorization: Bearer abcdefghijklmnopqrstuvwxyz0123456789',
  '2017-07-14T06:00:49.734Z GET /v2/logs/x?token=abcdef0123456789&password=hunter2',
  '2017-07-14T06:00:49.735Z apify_api_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789',
  '2017-07-14T06:00:49.736Z {"apiKey":"sk-abcdef0123456789abcdef","secret":"s3cr3t"}',
  '2017-07-14T06:00:49.737Z https://user:password@example.com/ someone@example.com 4111 1111 1111 1111',
  '2017-07-14T06:00:49.738Z eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2lnbmF0dXJl AKIAIOSFODNN7EXAMPLE',
  '2017-07-14T06:00:49.739Z [token] *** [REDACTED] 127.0.0.1 123e4567-e89b-12d3-a456-426614174000',
  '',
].join('\n')

const equal = sampleLine('equal', 1)
const long = Array.from({ length: 1024 }, (_, index) => `${index},`.padStart(1024, '.')).join('')

function leaveFirst(): (piece: Buffer) => string {
  let before = ''
  return (piece) => {
    const lines = piece.toString('latin1').match(/[^\n]*\n|[^\n]+/g) ?? []
    const kept = lines.filter((line) => {
      const equal = line === before
      before = line
      return !equal || line === '\n'
    })
    return kept.join('')
  }
}

const longest = 512 * 1024

function cutLines(text: string): string {
  const lines = text.split('\n')
  return lines.map((line) => line.slice(0, longest)).join('\n')
}

async function* cutStreamedLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0
  for await (const piece of body) {
    const kept = piece.filter((byte) => {
      length = byte === 0x0a ? 0 : length + 1
      return length <= longest
    })
    if (kept.byteLength > 0) yield kept
  }
}

async function* untilZero(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of body) {
    const end = Buffer.from(piece).indexOf('\n0\n\n')
    yield end === -1 ? piece : piece.subarray(0, end + 1)
    if (end !== -1) return
  }
}

interface Row extends Pick<Promised, 'id' | 'title' | 'basis' | 'restsOn' | 'source' | 'brokenBy'> {
  /** Logs, in pieces. */
  readonly logs: readonly (readonly string[])[]
}

const rows: readonly Row[] = [
  {
    id: 'body/last-line',
    basis: 'documented',
    restsOn: ['body/as-written'],
    title: 'A last line without a newline is part of the log, and no newline is added',
    source: cite(operationPointer()),
    logs: [
      [sampleLog('last line'), 'the last line, without a newline'],
      ['ended by spaces  ', ' '],
    ],
    brokenBy: faults('bytes', {
      'adds-newline': ['A newline is added to a last line that has none', editReads(/[^\n]$/, '$&\n')],
      'drops-last-line': ['A last line without a newline is lost', editReads(/(?<![^\n])[^\n]+$/, '')],
      'trims-the-end': ['Spaces at the end of the log are dropped', editReads(/[ \t]+$/, '')],
    }),
  },
  {
    id: 'body/markup',
    basis: 'documented',
    restsOn: ['body/as-written'],
    title: 'Text that looks like markup, a template or a URL stays unchanged',
    source: cite(operationPointer()),
    logs: [['<script>alert(1)</script> &amp; "quoted" \\n %20 %s $x {{y}} \'z\'\n', '{"json": [1, 2]}\n']],
    brokenBy: faults('bytes', {
      'escapes-markup': ['Markup in a log is escaped', editReads(/</g, '&lt;')],
    }),
  },
  {
    id: 'body/token-like',
    basis: 'documented',
    restsOn: ['body/as-written'],
    title: 'Text that looks like a token, a password or an address stays unchanged',
    source: cite(parameterPointer('raw')),
    logs: [[secrets]],
    brokenBy: faults('bytes', {
      'masks-in-raw': [
        'Keys are masked in the raw log',
        answers([ok, on('raw'), off('stream')], edit(/\b(?:apify_api_|sk-)\w+/g, '[key]')),
      ],
      'masks-secrets': ['Text that looks like a secret is masked', editReads(/(Bearer |token=|password=)[\w-]+/g, '$1***')],
    }),
  },
  {
    id: 'body/blank-lines',
    basis: 'documented',
    restsOn: ['body/last-line'],
    title: 'Blank lines and spaces stay unchanged',
    source: cite(parameterPointer('raw')),
    logs: [['\n\n  indented    far  \n\n\n \nend\n\n'], ['  ', ' begun by spaces, and with some at the end  \n']],
    brokenBy: faults('bytes', {
      'collapses-blank-lines': ['Several blank lines become one', editReads(/\n{3,}/g, '\n\n')],
      'drops-blank-lines': ['Blank lines are lost', editReads(/\n\n+/g, '\n')],
      'raw-trims': ['The verbatim log is trimmed', answers([ok, on('raw'), off('stream')], edit(/^[ \t\r\n]+|[ \t]+$/g, ''))],
      'trims-lines': ['Spaces at the end of a line are lost', editReads(/[ \t]+\n/g, '\n')],
    }),
  },
  {
    id: 'body/tabs',
    basis: 'expected',
    restsOn: ['body/blank-lines'],
    title: 'Tabs stay unchanged',
    source: cite(parameterPointer('raw')),
    logs: [['\ta\tb\t\t\n\t\nend\t\n']],
    brokenBy: faults('bytes', {
      'strips-tabs': ['Tabs are stripped', stripsWith({ last: /\t/g })],
    }),
  },
  {
    id: 'body/joiners',
    basis: 'expected',
    restsOn: ['body/characters'],
    title: 'Joiners, variation selectors, unusual spaces and replacement characters stay unchanged',
    source: cite(parameterPointer('raw')),
    logs: [['\ufffd, \u0646\u200c\u0647, ❤\ufe0f, 👩🏽\u200d🚀, 👩‍👩‍👧‍👦, 🏴\u{e0067}\u{e0062}\u{e007f}, \u00a0 is no space, \u200f\n']],
    brokenBy: faults('bytes', {
      'drops-joiners': ['Joiners and variation selectors are dropped', editPrintable(/\u200c|\u200d|\ufe0e|\ufe0f/g, '')],
      'drops-replacement-characters': ['A replacement character that the program wrote is dropped', editPrintable(/\ufffd/g, '')],
    }),
  },
  {
    id: 'body/many-lines',
    basis: 'documented',
    restsOn: ['body/as-written'],
    title: 'A log written line by line has every line once and in order',
    source: cite(operationPointer()),
    logs: [Array.from({ length: 30 }, (_, index) => sampleLine('many lines', index + 1))],
    brokenBy: faults('bytes', {
      'drops-a-line': ['A line in the middle of a long log is lost', editReads(/^((?:.*\n){20}).*\n/, '$1')],
    }),
  },
  {
    id: 'body/equal-lines',
    basis: 'documented',
    restsOn: ['body/as-written'],
    title: 'A line that is written several times appears as often',
    source: cite(operationPointer()),
    logs: [[equal, equal, `${equal}${equal}`, 'ok\nok\nok\n', sampleLine('equal', 2), equal]],
    brokenBy: faults('bytes', {
      'joins-equal-lines': ['Equal lines in a row become one', editReads(/^(.+\n)\1+/gm, '$1')],
      'stream-joins-equal-lines': ['Equal lines in a row become one in a stream', editPieces(leaveFirst())],
    }),
  },
  {
    id: 'body/long-line',
    basis: 'documented',
    restsOn: ['body/last-line'],
    title: 'A line of a megabyte is neither cut nor wrapped',
    source: cite(operationPointer()),
    logs: [[sampleLine('long', 1), `${long}\n`, sampleLine('long', 2), `${long}\n`]],
    brokenBy: faults('bytes', {
      'raw-cuts-long-lines': ['A verbatim line ends after half a megabyte', answers([ok, on('raw'), off('stream')], edit(cutLines))],
      'stream-cuts-long-lines': ['A streamed line ends after half a megabyte', editStreams(cutStreamedLines)],
      'wraps-long-lines': ['Lines are wrapped after 4 KiB', editReads(/[^\n]{4096}(?!\n)/g, '$&\n')],
    }),
  },
  {
    id: 'body/protocols',
    basis: 'documented',
    restsOn: ['body/as-written', 'body/markup'],
    title: 'Text that looks like a protocol, such as HTTP, or like JSON records stays unchanged',
    source: cite(operationPointer()),
    logs: [
      [
        'HTTP/1.1 200 OK\nContent-Length: 0\nTransfer-Encoding: chunked\n\n5\nhello\n0\n\n',
        ': comment\nevent: end\nid: 1\nretry: 10\ndata: {"message":"one"}\n\ndata: [DONE]\n\n',
        '{"time":"2017-07-14T06:00:49.733Z","level":"info","message":"two"}\n{ "log" : "three\\n" }\n[{"log":"four"}]\n',
        '--boundary\nContent-Type: text/plain\n\n--boundary--\n.\nFrom here\n\\\n#!/bin/sh\n',
      ],
    ],
    brokenBy: faults('bytes', {
      'ends-at-zero-chunk': ['A line that looks like the last chunk ends a stream', editStreams(untilZero)],
      'reads-json-lines': ['Only the message of a JSON line is kept', editReads(/^\{.*"message":"([^"]*)".*\}$/gm, '$1')],
      'skips-inner-head': ['A log that looks like an HTTP response loses its head', editReads(/HTTP\/1\.1 [\s\S]*?\r?\n\r?\n/, '')],
      'unwraps-events': ['Lines that look like server-sent events lose their field names', editReads(/^(?:data|event|id): ?/gm, '')],
    }),
  },
  {
    id: 'body/written-order',
    basis: 'documented',
    restsOn: ['body/as-written'],
    title: 'Lines stay unchanged and in order, whatever times they begin with',
    source: cite(operationPointer()),
    logs: [
      [
        '2017-07-14T06:00:52.000Z begun by one process\n2017-07-14T06:00:49.733Z and by another\n',
        '2017-07-14T08:00:50.123456+02:00 in another zone\n2017-07-14T06:00:50Z without a fraction\n',
        '2017-02-30T25:61:61.000Z never\n1999-12-31T23:59:59.999Z long ago\n2017-07-14T06:00:49.733Z and by another\n',
      ],
    ],
    brokenBy: faults('bytes', {
      'sorts-by-time': [
        'Lines are sorted by their times',
        editReads((text) => (/^(?:\d{4}-\d\d-\d\dT.*\n)+$/.test(text) ? (text.match(/.*\n/g)?.sort().join('') ?? '') : text)),
      ],
      'times-in-utc': [
        'Times in other time zones are rewritten',
        editReads((text) => text.replace(/^\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d/gm, (time) => new Date(time).toISOString())),
      ],
    }),
  },
]

export const bodyKept = rows.map(({ logs, restsOn = [], ...promise }) =>
  defineClause({
    ...promise,
    restsOn: [...restsOn, 'raw/plain-log', 'stream/finished', 'download/same-bytes'],
    needs: ['writtenLog'],
    async check(scene) {
      const found: Finding[] = []
      for (const log of await Promise.all(logs.map((pieces) => scene.arrange.writtenLog(...pieces))))
        found.push(...(await checkEveryForm(scene, log)))
      return found
    },
  }),
)
