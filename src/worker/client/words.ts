/** What is said when the worker gives no answer. */
export const TOO_SLOW =
  'Checking took longer than a second and was stopped. Shorten the text, or undo the last change.';
export const CHECKED_TOO_LONG =
  'Running your answer for this took longer than three seconds and was stopped. A loop without sleep may be the reason.';
export const RAN_TOO_LONG =
  'Not verified: the run took longer than three seconds and was stopped. A loop without sleep may be the reason.';
export const NO_START = 'The checker could not be started. Reload the page; your text is kept.';
