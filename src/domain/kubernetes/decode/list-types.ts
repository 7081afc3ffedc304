/**
 * The types of `kind: List`, which kubectl takes apart before anything is decoded; only one without items is decoded itself.
 * After List and ListMeta in k8s.io/apimachinery.
 */
export const LIST_TYPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  List: { apiVersion: 'string', items: '[]any', kind: 'string', metadata: 'ListMeta' },
  ListMeta: {
    continue: 'string',
    remainingItemCount: 'int64',
    resourceVersion: 'string',
    selfLink: 'string',
  },
};
