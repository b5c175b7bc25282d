/** Where to listen. */
export interface LogServerListenOptions {
  /** Default 0: any free port. */
  readonly port?: number | undefined
  /** Default 127.0.0.1. */
  readonly host?: string | undefined
  /** Where the control interface listens, always on 127.0.0.1; 0 for any free port. Default: nowhere. */
  readonly controlPort?: number | undefined
  /**
   * The secret that control requests must send as `Authorization: Bearer`. Default: the environment variable `GET_LOG_CONTROL_TOKEN`;
   * without one, every user of the machine may steer.
   */
  readonly controlToken?: string | undefined
  /** How long a request may take to arrive, in milliseconds. Default 10,000. Answers may take as long as they need. */
  readonly requestTimeoutMs?: number | undefined
}

/** A server that listens. */
export interface Listening extends AsyncDisposable {
  /** For instance `http://127.0.0.1:4020`; logs are at `/v2/logs/{id}` under it. */
  readonly url: string
  /** Where the control interface is, if it was asked for. */
  readonly controlUrl?: string
  /** Stops listening once the open answers have ended, after five seconds at most. */
  close(): Promise<void>
}
