import type { Socket } from 'node:net'
import { connect } from 'node:net'

/** Passes a connection on to a port of this machine, byte for byte, with what was read of it before. */
export function passOn(socket: Socket, head: Buffer, port: number): void {
  const onward = connect(port, '127.0.0.1')
  onward.on('error', () => socket.destroy()).on('close', () => socket.destroy())
  socket.on('close', () => onward.destroy())
  onward.write(head)
  socket.pipe(onward).pipe(socket)
}
