/* Words of a text and their places: a compound whole, then its parts. */

function wordsOf(text, spell) {
  const run = "[\\p{L}\\p{N}][\\p{L}\\p{N}\\u0300-\\u036f\\u00ad]*";
  const out = [];
  const add = (found, from) => out.push({
    word: spell(found[0]), start: from + found.index, end: from + found.index + found[0].length,
  });
  for (const found of text.matchAll(new RegExp(run + "(?:[-\\u2010\\u2011]" + run + ")*", "gu"))) {
    add(found, 0);
    const parts = [...found[0].matchAll(new RegExp(run, "gu"))];
    if (parts.length > 1) for (const part of parts) add(part, found.index);
  }
  return out;
}
