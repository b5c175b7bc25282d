import { checkEveryForm } from '../../checks/check-body.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, operationPointer } from '../../endpoint/operation.ts'
import { editReads, editStreams } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'

async function* untilZero(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of body) {
    const end = Buffer.from(piece).indexOf('\n0\n\n')
    yield end === -1 ? piece : piece.subarray(0, end + 1)
    if (end !== -1) return
  }
}

export const bodyProtocols = defineClause({
  id: 'body/protocols',
  title: 'Text that looks like the protocol around it, or like records, stays as it was written',
  level: 'must',
  source: cite(operationPointer()),
  needs: ['writtenLog'],
  async check(scene) {
    const log = await scene.arrange.writtenLog(
      'HTTP/1.1 200 OK\nContent-Length: 0\nTransfer-Encoding: chunked\n\n5\nhello\n0\n\n',
      ': comment\nevent: end\nid: 1\nretry: 10\ndata: {"message":"one"}\n\ndata: [DONE]\n\n',
      '{"time":"2017-07-14T06:00:49.733Z","level":"info","message":"two"}\n{ "log" : "three\\n" }\n[{"log":"four"}]\n',
      '--boundary\nContent-Type: text/plain\n\n--boundary--\n.\nFrom here\n\\\n#!/bin/sh\n',
    )
    return checkEveryForm(scene, log)
  },
  brokenBy: faults('bytes', {
    'ends-at-zero-chunk': ['A line that looks like the last chunk ends a stream', editStreams(untilZero)],
    'reads-json-lines': ['Of a line of JSON only the message is left', editReads(/^\{.*"message":"([^"]*)".*\}$/gm, '$1')],
    'skips-inner-head': ['A log that looks like an answer of HTTP loses its head', editReads(/HTTP\/1\.1 [\s\S]*?\r?\n\r?\n/, '')],
    'unwraps-events': ['Lines that look like server-sent events lose their field names', editReads(/^(?:data|event|id): ?/gm, '')],
  }),
})
