/** nginx does not go on: what it says after `[emerg] `. */
export class Emergency extends Error {}
