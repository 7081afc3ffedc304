/** The corpus: snippets of shell with what the real BusyBox wrote to standard output, and its exit code. */

export interface Row {
  readonly file: string;
  readonly snippet: string;
  /** In bytes. */
  readonly stdout: string;
  readonly code: number;
}

/** Blocks between lines of `%%`; the last line of each is the answer: `--> CODE "stdout as JSON"`. */
export const rowsIn = (file: string, text: string): readonly Row[] =>
  text
    .trimEnd()
    .split('\n%%\n')
    .map((block) => {
      const [, snippet = '', code = '', stdout = ''] = /^([^]*)\n--> (\d+) (".*")$/.exec(block) ?? [];
      if (stdout === '') throw new Error(`${file}: a snippet without an answer: ${block}`);
      return { file, snippet, code: Number(code), stdout: JSON.parse(stdout) as string };
    });
