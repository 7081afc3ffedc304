/** Aligns cells that end in tabs, as Go's text/tabwriter does: a column lasts as long as consecutive lines have it. */
export interface Widths {
  readonly least: number;
  readonly padding: number;
}

/** As describe writes. */
export const DESCRIBED: Widths = { least: 0, padding: 2 };
/** As tables of get are written. */
export const TABLED: Widths = { least: 6, padding: 3 };

type Cells = readonly string[];

const widthOf = (text: string): number => Array.from(text).length;

export function aligned(text: string, widths: Widths): string {
  const lines = text.split('\n').map((line) => line.split('\t'));
  const out: string[] = [];
  align({ lines, out, widths, columns: [] }, 0, lines.length);
  return out.join('\n');
}

interface Alignment {
  readonly lines: readonly Cells[];
  readonly out: string[];
  readonly widths: Widths;
  /** Widths of the columns to the left. */
  readonly columns: readonly number[];
}

/** The last cell of a line ends no column: it is not padded. */
const hasColumn = (cells: Cells | undefined, column: number): boolean =>
  cells !== undefined && column < cells.length - 1;

function align(all: Alignment, from: number, to: number): void {
  const column = all.columns.length;
  let start = from;
  for (let at = from; at < to; at += 1) {
    if (!hasColumn(all.lines[at], column)) continue;
    write(all, start, at);
    start = at;
    while (at < to && hasColumn(all.lines[at], column)) at += 1;
    const width = Math.max(
      all.widths.least,
      ...all.lines.slice(start, at).map((cells) => widthOf(cells[column] ?? '') + all.widths.padding),
    );
    align({ ...all, columns: [...all.columns, width] }, start, at);
    start = at;
  }
  write(all, start, to);
}

function write({ lines, out, columns }: Alignment, from: number, to: number): void {
  for (const cells of lines.slice(from, to))
    out.push(
      cells.map((cell, at) => cell + ' '.repeat(Math.max(0, (columns[at] ?? 0) - widthOf(cell)))).join(''),
    );
}
