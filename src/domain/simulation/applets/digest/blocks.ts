/** What MD5 and the SHA family share: the message in blocks of 32-bit words, padded with its length. */

/** `littleEndian`: MD5 alone. */
export function blocksOf(bytes: string, littleEndian: boolean): readonly Uint32Array[] {
  const size = Math.ceil((bytes.length + 9) / 64) * 64;
  const view = new DataView(new ArrayBuffer(size));
  for (let at = 0; at < bytes.length; at += 1) view.setUint8(at, bytes.charCodeAt(at));
  view.setUint8(bytes.length, 0x80);
  const bits = BigInt(bytes.length) * 8n;
  view.setBigUint64(size - 8, bits, littleEndian);
  return Array.from({ length: size / 64 }, (_, block) =>
    Uint32Array.from({ length: 16 }, (__, word) => view.getUint32(block * 64 + word * 4, littleEndian)),
  );
}

export const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

export function hexOf(words: readonly number[], littleEndian: boolean): string {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  for (const [at, word] of words.entries()) view.setUint32(at * 4, word >>> 0, littleEndian);
  return Array.from(new Uint8Array(view.buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
