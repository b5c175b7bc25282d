/** Whether these bytes are whole, valid UTF-8 characters. */
export const isUtf8: (bytes: Uint8Array) => boolean = findBuiltIn() ?? decodes

// Node, Bun and Deno have one that is ten times as fast as decoding. Found this way, no other runtime fails to load it.
function findBuiltIn(): ((bytes: Uint8Array) => boolean) | undefined {
  return globalThis.process?.getBuiltinModule?.('node:buffer')?.isUtf8
}

function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
