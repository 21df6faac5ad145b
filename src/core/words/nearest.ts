/** How many letters must be changed, added, dropped or swapped to make one word of the other. */
export function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, rows[i - 2]![j - 2]! + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

/** The words nearest to what was typed, best first; at most `limit`, none that differ in more than half. */
export function nearest(typed: string, words: readonly string[], limit = 3): readonly string[] {
  const text = typed.toLowerCase().slice(0, 40);
  return words
    .map((word) => ({ word, far: word.startsWith(text) && text.length > 1 ? 0.5 : distance(text, word) }))
    .filter(({ word, far }) => far <= Math.max(word.length, text.length) / 2)
    .sort((a, b) => a.far - b.far || a.word.localeCompare(b.word))
    .slice(0, limit)
    .map(({ word }) => word);
}
