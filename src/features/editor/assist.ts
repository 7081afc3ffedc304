/** What the editor knows of the API, as one chunk that is loaded when it is first asked: the fields' documentation is large. */
export { helpAt } from '#domain/assist/help.ts';
export { suggest } from '#domain/assist/suggest.ts';
