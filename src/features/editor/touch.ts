/** Monaco knows no touch: no handles to select by, and trouble with keyboards on screens. There the textarea stays. */
export const isTouch = (): boolean => matchMedia('(pointer: coarse)').matches;
