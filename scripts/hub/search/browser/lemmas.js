/* Russian and English words in the browser: a word is a form of a lemma of the site if the
   lemma's stem with an ending of its class gives it (paradigms.py). */

function lemmaWords(table, keys) {
  const spell = memo((text) => text.normalize("NFC").toLowerCase()
    .replace(/[\u00ad\u0301]/g, "").replace(/[\u2010\u2011]/g, "-").replace(/ё/g, "е"));
  const more = RegExp(table.more || "^$");
  const ends = memo((kind) => new Set(kind ? table.classes[kind - 1].flatMap((item, at, all) =>
    at % 2 ? table.endings[all[at + 1]].split("|").map((end) => item + end) : []) : [""]));
  const kinds = numbers(table.of);
  const stems = keys.map((key, id) => kinds[id]
    ? key.slice(0, key.length - table.classes[kinds[id] - 1][0]) : key)
    .map((stem) => [stem, bits(stem)]);
  const ids = grouped(stems.map(([stem]) => stem));
  const starts = grouped(keys.map(two));
  /* Lemmas of which the word is a form, or begins one. */
  const find = (word, fits = (set, rest) => set.has(rest)) => {
    const out = [];
    for (let at = 0; at <= word.length; at++)
      for (const id of ids.get(word.slice(0, at)) || [])
        if (fits(ends(kinds[id]), word.slice(at))) out.push(id);
    return out;
  };
  const slips = (form) => (id, row) => [0, 1, 2].find((cost) =>
    row.some((own, at) => {
      const left = cost - own;
      const rest = form.slice(at);
      return left >= 0 && (!own || stems[id][0].length > own) && (ends(kinds[id]).has(rest)
        || left && [...ends(kinds[id])].some((end) => Math.abs(end.length - rest.length) <= left
          && edits(end, rest, left)?.[rest.length] <= left));
    }));
  return {
    spell,
    look: memo((text) => spell(text).slice(0, 3)),
    lookup: memo((word) => {
      let found = find(word);
      if (!found[0]) found = find(word.replace(more, ""));
      return found.map((id) => [id, 1 / found.length]);
    }),
    begun: (word) => [
      ...find(word, (set, rest) => [...set].some((end) => end.startsWith(rest))),
      ...(starts.get(two(word)) || []).filter((id) => keys[id].startsWith(word)),
    ],
    closest: (word) => closestKeys([word], stems, slips),
    beginnings: (ids) => ids.flatMap((id) => (stems[id][0][2] ? [""] : [...ends(kinds[id])])
      .map((end) => (stems[id][0] + end).slice(0, 3))),
  };
}
