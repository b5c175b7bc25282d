import { checkEveryForm } from '../../checks/check-body.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { operationPointer } from '../../spec/operation.ts'

export const bodyProtocols: Clause = defineClause({
  id: 'body/protocols',
  title: 'Text that looks like the protocol around it, or like records, stays as it was written',
  level: 'must',
  source: cite(operationPointer()),
  needs: ['written-log'],
  async check(scene) {
    const log = await scene.arrange.writtenLog(
      'HTTP/1.1 200 OK\nContent-Length: 0\nTransfer-Encoding: chunked\n\n5\nhello\n0\n\n',
      ': comment\nevent: end\nid: 1\nretry: 10\ndata: {"message":"one"}\n\ndata: [DONE]\n\n',
      '{"time":"2017-07-14T06:00:49.733Z","level":"info","message":"two"}\n{ "log" : "three\\n" }\n[{"log":"four"}]\n',
      '--boundary\nContent-Type: text/plain\n\n--boundary--\n.\nFrom here\n\\\n#!/bin/sh\n',
    )
    return checkEveryForm(scene, log)
  },
})
