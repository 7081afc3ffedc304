const isDigit = (letter: string): boolean => letter >= '0' && letter <= '9';
const isLetter = (letter: string): boolean => /\p{L}/u.test(letter);

/** Orders keys as kubectl prints them: `file2` before `file10`, signs before letters. After keyList.Less of goyaml.v2/sorter.go. */
export function compareKeys(a: string, b: string): number {
  let afterDigit = false;
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at += 1) {
    const [one, other] = [a.charAt(at), b.charAt(at)];
    if (one === other) afterDigit = isDigit(one);
    else return difference(a.slice(at), b.slice(at), afterDigit);
  }
  return a.length - b.length;
}

/** Of two texts whose first letters differ. */
function difference(a: string, b: string, afterDigit: boolean): number {
  const [one, other] = [a.charAt(0), b.charAt(0)];
  const letters = [isLetter(one), isLetter(other)];
  if (letters[0] !== letters[1]) return (letters[0] === true) === afterDigit ? -1 : 1;
  const numbers = [a, b].map((text) => /^\d+/.exec(text)?.[0]);
  if (numbers[0] !== undefined && numbers[1] !== undefined)
    return Number(numbers[0]) - Number(numbers[1]) || numbers[0].length - numbers[1].length;
  return one < other ? -1 : 1;
}
