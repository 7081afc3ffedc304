/** Failures of system calls as programs on glibc write them: `(98: Address already in use)`. */
import { SystemError, type ErrorCode } from '#domain/simulation/kernel/errno.ts';

const NUMBERS: ReadonlyMap<ErrorCode, number> = new Map([
  ['EPERM', 1], ['ENOENT', 2], ['EAGAIN', 11], ['EACCES', 13], ['EEXIST', 17], ['ENOTDIR', 20], ['EISDIR', 21], ['EINVAL', 22],
  ['EFBIG', 27], ['ENOSPC', 28], ['EROFS', 30], ['EPIPE', 32], ['ENOTEMPTY', 39], ['ELOOP', 40], ['EADDRINUSE', 98],
  ['EADDRNOTAVAIL', 99], ['ENETUNREACH', 101], ['ECONNRESET', 104], ['ETIMEDOUT', 110], ['ECONNREFUSED', 111], ['EHOSTUNREACH', 113],
]); // prettier-ignore

/** Where glibc has other words than musl. */
const OTHER_WORDS: ReadonlyMap<ErrorCode, string> = new Map([
  ['ELOOP', 'Too many levels of symbolic links'],
  ['EADDRNOTAVAIL', 'Cannot assign requested address'],
  ['ENETUNREACH', 'Network is unreachable'],
  ['EHOSTUNREACH', 'No route to host'],
  ['ETIMEDOUT', 'Connection timed out'],
]);

export const errorNumber = (code: ErrorCode): number => NUMBERS.get(code) ?? 5;

export const errorWords = (error: SystemError): string => OTHER_WORDS.get(error.code) ?? error.message;

/** `2: No such file or directory`. */
export const failure = (error: SystemError): string => `${errorNumber(error.code)}: ${errorWords(error)}`;

/** What `attempt` gives, or the failure of its system call. */
export function tried<Result>(attempt: () => Result): Result | SystemError {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof SystemError) return error;
    throw error;
  }
}
