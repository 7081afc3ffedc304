import { useEffect, useState } from 'react';
import { core } from '#platform/core.ts';
import type { Addition } from '#worker/protocol.ts';
import type { Seen } from './use-study.ts';

/** What the API server adds to the text that was judged last; asked for only while the component is there. */
export function useAdded(seen: Seen | undefined, given: string): Addition | undefined {
  const [addition, setAddition] = useState<Addition>();
  const text = seen?.text;
  const refused = seen?.study.refused ?? '';
  useEffect(() => {
    if (text === undefined) return undefined;
    let left = false;
    const ask = async (): Promise<void> => {
      // A text that was too much for the verdict is too much for this.
      const answer = refused === '' ? await core.added(text, given) : { objects: [], refused };
      if (answer && !left) setAddition(answer);
    };
    void ask();
    return () => {
      left = true;
    };
  }, [text, refused, given]);
  return addition;
}
