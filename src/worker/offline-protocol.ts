/** What a page may ask of the service worker. Answers come through the message's port as `{ done: boolean }`. */
export type OfflineRequest =
  | { readonly type: 'accept-update' }
  | { readonly type: 'cache-editor' }
  | { readonly type: 'is-editor-cached' };
