import { crc32 } from 'node:zlib'

/** A zip archive of one executable file, not compressed. */
export function zipExecutable(name: string, content: string): Buffer {
  const [path, data] = [Buffer.from(name), Buffer.from(content)]
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt32LE(crc32(data), 10)
  common.writeUInt32LE(data.length, 14)
  common.writeUInt32LE(data.length, 18)
  common.writeUInt16LE(path.length, 22)

  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, data])
  const attributes = Buffer.alloc(14)
  attributes.writeUInt32LE(0o100755 * 0x10000, 6)
  const madeByUnix = Buffer.from([20, 3])
  const directory = Buffer.concat([Buffer.from('PK\x01\x02'), madeByUnix, common, attributes, path])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, directory, Buffer.from('PK\x05\x06'), end])
}
