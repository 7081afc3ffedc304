// Records what a real BusyBox does: fills stdout, exit code and files of the rows in a JSON file.
//   node scripts/record-stream.mjs src/domain/simulation/sed/recorded.json [/bin/busybox]
// Rows are { says, argv, input?, files? }; argv[0] is the applet. Where the recorder's BusyBox differs from the course's image on
// purpose, the row has `instead`: the reason; it is left as it is.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const [file, busybox = '/bin/busybox'] = process.argv.slice(2);
const rows = JSON.parse(readFileSync(file, 'utf8'));

// Content is one character a byte; words of a command are text.
const decoded = (word) => Buffer.from(word, 'latin1').toString('utf8');

function record(row) {
  if (row.instead) return row;
  const folder = mkdtempSync(join(tmpdir(), 'record-'));
  for (const [path, content] of Object.entries(row.files ?? {})) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content, 'latin1');
  }
  const options = {
    cwd: folder,
    input: Buffer.from(row.input ?? '', 'latin1'),
    encoding: 'latin1',
    timeout: 10_000,
  };
  const env = { PATH: '/bin:/usr/bin', HOME: '/root', TZ: 'UTC' };
  const { stdout, status } = spawnSync(busybox, row.argv.map(decoded), { ...options, env });
  const left = {};
  for (const name of readdirSync(folder).toSorted())
    if (statSync(join(folder, name)).isFile()) left[name] = readFileSync(join(folder, name), 'latin1');
  rmSync(folder, { recursive: true });
  const { says, argv, input, files } = row;
  const hasFiles = Object.keys(left).length > 0;
  return {
    says,
    argv,
    ...(input && { input }),
    ...(files && { files }),
    stdout,
    code: status,
    ...(hasFiles && { left }),
  };
}

const lines = rows.map((row) => JSON.stringify(record(row)));
writeFileSync(file, `[\n${lines.join(',\n')}\n]\n`);
