import { useEffect } from 'react';
import { RunRegion, warmRunPanel } from '#features/run/RunRegion.tsx';
import { core, warmRun } from '#platform/core.ts';

interface LiveRunProps {
  readonly text: string | undefined;
  readonly given: string;
  readonly stale: boolean;
  readonly onRan?: (summary: string) => void;
}

/** What became of a text when it was run, by the core in its worker; fetched while the page is idle. */
export function LiveRun(part: LiveRunProps) {
  useEffect(() => warmRun(warmRunPanel), []);
  return <RunRegion {...part} runner={core} />;
}
