/** What Tripod knows of an image without running it: data only. */
export interface ImageModel {
  readonly repository: string;
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  /** Absolute path to content: the files that the topics of the course touch, not all that the image holds. */
  readonly files: ReadonlyMap<string, string>;
  /** Directories of which `files` is the whole content: what is not listed there is missing. */
  readonly whole: readonly string[];
  /** What its own command is; the models of `listeners.ts` are chosen by it. */
  readonly program: 'nginx' | 'httpd' | 'redis-server' | 'redis_exporter' | 'sh';
  /** The user of its first process; absent when the image changes to another one. */
  readonly startsAs?: 0;
  /** Where its commands start; absent when that differs between tags. */
  readonly workingDir?: string;
  /** A bare system: what it holds outside the directories of a system is nothing. Says whose `tail` and `cat` it has. */
  readonly tools?: 'busybox' | 'gnu';
}
