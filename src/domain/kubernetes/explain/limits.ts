import type { Explanation } from '#domain/kubernetes/diagnostic.ts';
import type { Limits } from '#domain/kubernetes/limits.ts';

const WORDS: Readonly<Record<keyof Limits, (limit: number) => Explanation>> = {
  length: (limit) => ({
    what: `The text is longer than ${limit.toLocaleString('en')} characters and was not read.`,
    why: 'Reading must stay fast while you type; a Pod of several containers takes a few thousand characters.',
    fix: 'Shorten the text, or check it with the command line.',
  }),
  documents: (limit) => ({
    what: `The text holds more than ${limit} documents and was not read.`,
    why: 'Every document between --- lines is judged by itself.',
    fix: 'Keep only the documents that belong to this task.',
  }),
  tokens: (limit) => ({
    what: `The text holds more than ${limit.toLocaleString('en')} keys and values and was not read.`,
    why: 'Reading must stay fast while you type.',
    fix: 'Shorten the text, or check it with the command line.',
  }),
  depth: (limit) => ({
    what: `The text is nested deeper than ${limit} levels and was not read.`,
    why: 'No Kubernetes object needs more than about 20 levels.',
    fix: 'Look for brackets that are opened and never closed.',
  }),
  expanded: (limit) => ({
    what: `Too many aliases: written out, the document would hold more than ${limit.toLocaleString('en')} values. It was not read.`,
    why: 'Aliases of aliases grow exponentially, so kubectl refuses such texts too.',
    fix: 'Write the values out, or use fewer aliases.',
  }),
};

export const explainLimit = (limit: keyof Limits, limits: Limits): Explanation => WORDS[limit](limits[limit]);
