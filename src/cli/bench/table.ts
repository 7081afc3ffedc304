/** What one measurement has to say. The first cell of a row is its name, the others are aligned to the right. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export function printed({ title, columns, rows }: Table): string {
  const lines = [columns, ...rows].map((cells) => cells.map(cellOf));
  const widths = lines[0]?.map((_, at) => Math.max(...lines.map((cells) => cells[at]?.length ?? 0))) ?? [];
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  return [title, ...lines.map((cells) => `  ${line(cells)}`.trimEnd()), ''].join('\n');
}

const cellOf = (cell: string | number): string =>
  typeof cell === 'string' || Number.isInteger(cell) ? String(cell) : cell.toPrecision(3);
