/**
 * Where a body comes from that is not ready in one piece: the underlying source of a web stream (Streams, section
 * 4.2.3), so that it can become one, and can just as well be written to a socket without one.
 */
export interface BodySource {
  /** Hands the next piece, the end or a failure to `sink`, now or later. Not called again before it has. */
  pull(sink: BodySink): void | Promise<void>
  /** Nobody reads on. */
  cancel(): void | Promise<void>
}

/** Who reads a body: the controller of a web stream, or a connection. */
export interface BodySink {
  enqueue(piece: Uint8Array): void
  /** The body is complete. */
  close(): void
  /** No more will come, though the body is not complete, and nobody may take it for that. */
  error(reason: unknown): void
}
