import { answered, type Outcome } from './outcome.ts';
import type { Site } from './site.ts';

/** What `stub_status` shows, and the exporter reads. */
export function statusPage({ counts: { accepted, active, requests } }: Site): Outcome {
  const body = `Active connections: ${active} \nserver accepts handled requests\n ${accepted} ${accepted} ${requests} \nReading: 0 Writing: ${active} Waiting: 0 \n`;
  return answered(200, body, [['Content-Type', 'text/plain']]);
}
