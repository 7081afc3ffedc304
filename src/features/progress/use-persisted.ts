import { useEffect, useState } from 'react';

/** Whether the browser has promised to keep this site's storage. Looked at anew when `count` changes: it is asked for after work was saved. */
export function usePersisted(count: number): 'yes' | 'no' | 'unknown' {
  const [persisted, setPersisted] = useState<'yes' | 'no' | 'unknown'>('unknown');
  useEffect(() => {
    let wanted = true;
    navigator.storage?.persisted?.().then(
      (yes) => wanted && setPersisted(yes ? 'yes' : 'no'),
      () => wanted && setPersisted('unknown'),
    );
    return () => {
      wanted = false;
    };
  }, [count]);
  return persisted;
}
