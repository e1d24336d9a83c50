/* Russian and English words in the browser: a word is a form of a lemma of the site if the
   lemma's stem with an ending of its class gives it (paradigms.py). */

function lemmaWords(table) {
  const spell = (text) => text.normalize("NFC").toLowerCase()
    .replace(/[\u00ad\u0301]/g, "").replace(/[\u2010\u2011]/g, "-").replace(/ё/g, "е");
  const more = RegExp(table.more || "^$");
  const sets = [];
  const ends = (kind) => sets[kind] ||= new Set(kind ? table.classes[kind - 1].flatMap((item, at, all) =>
    at % 2 ? table.endings[all[at + 1]].split("|").map((end) => item + end) : []) : [""]);
  let stems;
  let stem;
  const learn = (dict) => {
    if (stems) return;
    const kinds = numbers(table.of);
    stems = new Map();
    stem = dict.keys.map((key, id) => {
      const kind = kinds[id];
      const text = kind ? key.slice(0, key.length - table.classes[kind - 1][0]) : key;
      stems.has(text) ? stems.get(text).push(id) : stems.set(text, [id]);
      return [text, ends.bind(0, kind)];
    });
  };
  /* Lemmas of which the word is a form, or begins one. */
  const find = (word, dict, fits = (set, rest) => set.has(rest)) => {
    learn(dict);
    const out = [];
    for (let at = 0; at <= word.length; at++)
      for (const id of stems.get(word.slice(0, at)) || [])
        if (fits(stem[id][1](), word.slice(at))) out.push(id);
    return out;
  };
  const lookup = (word, dict) => {
    let ids = find(word, dict);
    if (!ids.length) ids = find(word.replace(more, ""), dict);
    return ids.map((id) => [id, 1 / ids.length]);
  };
  return {
    split: (text) => wordsOf(text, spell),
    lookup,
    fold: (key) => key,
    begun: (word, dict) =>
      find(word, dict, (set, rest) => [...set].some((end) => end.startsWith(rest))),
    stem: (id, dict) => (learn(dict), stem[id][0]),
    fits: (id, rest, left) => stem[id][1]().has(rest) || (left > 0 && [...stem[id][1]()].some((end) =>
      Math.abs(end.length - rest.length) <= left && edits(end, rest, left)[rest.length] <= left)),
    forms: (id) => [...stem[id][1]()].map((end) => stem[id][0] + end),
  };
}
