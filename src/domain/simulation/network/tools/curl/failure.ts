/** Ends a transfer of curl with its exit code and words. */
export class CurlFailure extends Error {
  readonly code: number;
  /** It may be over soon: what `--retry` tries again, and how it is called then. */
  readonly passing: string;

  constructor(code: number, message: string, passing = '') {
    super(message);
    this.code = code;
    this.passing = passing;
  }
}

/** Statuses that may be better in a moment. */
export const PASSING: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/** What differs between the releases in the images. */
export interface Release {
  readonly version: string;
  /** Nobody listens. */
  readonly noConnection: string;
  /** Before the words of OpenSSL. */
  readonly tlsPrefix: string;
  readonly moreHelp: string;
  /** `web page` or `webpage`, in the advice on certificates. */
  readonly page: string;
  /** What `--connect-timeout` says of a time. */
  readonly patienceOver: (host: string, port: number, ms: number) => string;
}
