import { describe, expect, test } from 'vitest'
import { exchangeWith } from '../../test/exchange-with.ts'
import {
  checkAttachment,
  checkDeviceName,
  checkFileExtension,
  checkFileName,
  checkNamed,
  checkNoAttachment,
  parseDisposition,
} from './check-disposition.ts'

const attached = (value: string) => exchangeWith({ headers: [['Content-Disposition', value]] })

describe('a Content-Disposition', () => {
  test.each([
    ['attachment', []],
    ['ATTACHMENT; filename=a.log', ['a.log']],
    ['attachment; filename="a \\"b\\" c.log"', ['a "b" c.log']],
    ['attachment; filename="a.log"; filename*=UTF-8\'\'%c5%bc.log', ['a.log', 'ż.log']],
  ])('is read: %s', (value, fileNames) => {
    expect(parseDisposition(value)).toEqual({ type: 'attachment', fileNames })
  })

  test.each([
    'attachment; filename="a',
    'attachment; filename=a b',
    'attachment filename=a',
    '',
    'attachment; filename="a"b".log"',
    'attachment; filename=a.log; FileName=b.log',
  ])('is not an attachment if it breaks the grammar: %s', (value) => {
    expect(checkAttachment(attached(value))).toMatchObject([{ code: 'disposition' }])
  })

  test('does not count if there are two', () => {
    const headers = ['Content-Disposition', 'content-disposition'].map((name) => [name, 'attachment'] as const)
    expect(checkAttachment(exchangeWith({ headers }))).toMatchObject([{ code: 'disposition' }])
  })

  test.each(['application/octet-stream', 'Application/Force-Download; a=b', 'application/x-download'])(
    'is not needed where browsers do not show the media type: %s',
    (type) => {
      expect(checkAttachment(exchangeWith({ headers: [['Content-Type', type]] }))).toEqual([])
    },
  )

  test.each(['text/plain', 'application/octets', ''])('is needed where browsers show the media type: %j', (type) => {
    expect(checkAttachment(exchangeWith({ headers: [['Content-Type', type]] }))).toMatchObject([
      { code: 'no-disposition' },
    ])
  })

  test('that is inline is not an attachment', () => {
    expect(checkNoAttachment(attached('inline; filename=a.log'))).toEqual([])
  })

  test('without a file name is not dangerous, but lacks one', () => {
    expect(checkFileName(attached('attachment'))).toEqual([])
    expect(checkNamed(attached('attachment'))).toMatchObject([{ code: 'no-file-name' }])
  })

  test.each(['../a.log', 'a/b.log', 'a\\\\b.log', '.bashrc', ' '])('with the file name %j is dangerous', (name) => {
    expect(checkFileName(attached(`attachment; filename="${name}"`))).toMatchObject([{ code: 'file-name' }])
  })

  test.each(['CON', 'nul.log', 'com1.txt', 'LPT9', 'aux .log', 'a.log.'])(
    'with the file name %j is a device',
    (name) => {
      expect(checkDeviceName(attached(`attachment; filename="${name}"`))).toMatchObject([{ code: 'device-name' }])
    },
  )

  test.each(['a.html', 'a.log.EXE', 'a.svg', 'a.command'])(
    'with the file name %j is opened as more than text',
    (name) => {
      expect(checkFileExtension(attached(`attachment; filename="${name}"`))).toMatchObject([{ code: 'file-extension' }])
    },
  )

  test.each(['a.log', 'console.log', 'a.txt', 'html', 'page.html.log', 'log', 'nullable'])(
    'with the file name %j is harmless',
    (name) => {
      const exchange = attached(`attachment; filename="${name}"`)
      expect([...checkFileName(exchange), ...checkDeviceName(exchange), ...checkFileExtension(exchange)]).toEqual([])
    },
  )
})
