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
}
