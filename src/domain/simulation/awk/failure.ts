/** A mistake that shows when the program runs. */
export class AwkFailure extends Error {}
