/** The command was called in a way that cannot be answered: exit code 2, nothing on standard output. */
export class UsageError extends Error {}

export const HELP = `tripod: what the API server would say of your manifests, and how an exercise would be graded

  tripod check [--json] FILE...              the verdict on each document
  tripod check --rows --json FILE.jsonl      the same for JSON lines {id, yaml}
  tripod check --defaults [--json] FILE...   the objects as the API server stores them, and why each field is there
  tripod grade EXERCISE [--json] FILE...     all FILEs together are one answer
  tripod grade --rows --json FILE.jsonl      the same for JSON lines {id, exercise, yaml}
  tripod list [--json]                       the exercises
  tripod topology [--text|--json] FILE...    a drawing of the manifests as SVG, as text or as a graph
  tripod run [--seconds N] [--json] FILE...  the Pods run on a virtual clock (60 s): statuses and logs; the trace as JSON lines
  tripod run --rows --json FILE.jsonl        the same for JSON lines {id, yaml, seconds}
  tripod kubectl [--seconds N] FILE... -- ARGS   what kubectl answers after the run: get pods, logs web -c app, exec ...
  tripod prove [EXERCISE...]                 the proof that exercises hold what they promise

FILE - is standard input. Exit code: 0 all well, 1 something rejected or not full, 2 usage.
Lines and columns count from 1. --help, --version.`;
