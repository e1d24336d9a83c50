/* Words of a text and their places: a compound whole, then its parts. */

const partOfWord = /[\p{L}\p{N}][\p{L}\p{N}\u0300-\u036f\u00ad]*/gu;
const wholeWord = RegExp(`${partOfWord.source}([-\u2010\u2011]${partOfWord.source})*`, "gu");

function wordsOf(text, spell, pattern = wholeWord, from = 0) {
  return [...text.matchAll(pattern)].flatMap(({ 0: found, 1: joint, index }) => {
    const start = from + index;
    const parts = joint ? wordsOf(found, spell, partOfWord, start) : [];
    return [{ word: spell(found), start, end: start + found.length }, ...parts];
  });
}
