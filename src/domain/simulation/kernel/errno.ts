/** Failures of system calls, with the words of the C library. */
const MESSAGES = {
  EPERM: 'Operation not permitted',
  ENOENT: 'No such file or directory',
  ESRCH: 'No such process',
  E2BIG: 'Argument list too long',
  ENOEXEC: 'Exec format error',
  EBADF: 'Bad file descriptor',
  EAGAIN: 'Resource temporarily unavailable',
  EACCES: 'Permission denied',
  EBUSY: 'Resource busy',
  EEXIST: 'File exists',
  EXDEV: 'Invalid cross-device link',
  ENOTDIR: 'Not a directory',
  EISDIR: 'Is a directory',
  EINVAL: 'Invalid argument',
  ENOTTY: 'Not a tty',
  EFBIG: 'File too large',
  ENOSPC: 'No space left on device',
  ESPIPE: 'Illegal seek',
  EROFS: 'Read-only file system',
  EPIPE: 'Broken pipe',
  ENAMETOOLONG: 'Filename too long',
  ELOOP: 'Symbolic link loop',
  ENOTEMPTY: 'Directory not empty',
  EADDRINUSE: 'Address already in use',
  EADDRNOTAVAIL: 'Address not available',
  ENETUNREACH: 'Network unreachable',
  EHOSTUNREACH: 'Host is unreachable',
  ECONNRESET: 'Connection reset by peer',
  ETIMEDOUT: 'Operation timed out',
  ECONNREFUSED: 'Connection refused',
} as const;

export type ErrorCode = keyof typeof MESSAGES;

/**
 * In the words of musl, which the busybox image is built on; glibc's differ in a few (`Too many levels of symbolic links`,
 * `Device or resource busy`, `Connection timed out`).
 */
export class SystemError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode) {
    super(MESSAGES[code]);
    this.code = code;
  }
}

/** The program does something that Tripod does not model: the container's results are unknown from here on, never guessed. */
export class Unmodelled extends Error {
  /** In a few words: `applet dpkg`, `awk: getline from a command`. */
  readonly what: string;

  constructor(what: string) {
    super(`not modelled: ${what}`);
    this.what = what;
  }
}

/** What is longer than `fileBytes` of the budget: a real disk and memory would hold it, so that no error of theirs may be told. */
export const TOO_LONG = 'more than a megabyte in one file or text';
