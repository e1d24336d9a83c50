/* Words of a text: a compound whole, then its parts. */

const partOfWord = /[\p{L}\p{N}][\p{L}\p{N}\u0300-\u036f\u00ad]*/gu;
const wholeWord = RegExp(`${partOfWord.source}([-\u2010\u2011]${partOfWord.source})*`, "gu");

function wordsOf(text, spell, pattern = wholeWord) {
  return [...text.matchAll(pattern)].flatMap(([found, joint]) =>
    [spell(found), ...joint ? wordsOf(found, spell, partOfWord) : []]);
}

const memo = (act, kept = new Map()) => (key) =>
  kept.has(key) ? kept.get(key) : kept.set(key, act(key)).get(key);

/* Places of equal names. */
function grouped(names) {
  const places = new Map();
  names.forEach((name, at) => places.has(name) ? places.get(name).push(at) : places.set(name, [at]));
  return places;
}
const two = (word) => word.slice(0, 2);

/* Edits from `a` to every beginning of `b`; undefined if it takes more than `most`. */
function edits(a, b, most) {
  let before = [];
  let row = [...b, 0].map((_, at) => at);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(Math.min(row[j + 1] + 1, next[j] + 1, row[j] + (a[i] !== b[j]),
        a[i] === b[j - 1] && a[i - 1] === b[j] ? before[j - 1] + 1 : 9));
    if (Math.min(...next) > most) return;
    before = row;
    row = next;
  }
  return row;
}

/* Letters of a text as bits; whether at most so many bits are set. */
const bits = (text) => [...text].reduce((set, c) => set | 1 << (c.charCodeAt() & 31), 0);
const few = (set, most) => !set || (most > 0 && few(set & (set - 1), most - 1));

/* Keys of which one of the `forms` of a word would be a form but for its slips: one in up to eight
   letters, two in more; the fewest count. No slip takes both first letters away. `stems` are pairs
   of a stem and its letters' bits. What `reading(form)` gives tells the slips of a key, from the
   edits of its stem up to each place; `soft` makes letters alike that stems change. */
function closestKeys(forms, stems, reading, soft = (form) => form) {
  const found = [[], [], []];
  for (const form of forms.filter((form) => form.length > 3)) {
    const all = form.length < 9 ? 1 : 2;
    const slips = reading(form);
    const said = soft(form);
    const head = two(said);
    const set = memo((size) => bits(said.slice(0, size)));
    stems.forEach(([stem, own], id) => {
      const most = stem.length < 4 ? 1 : all;
      const size = stem.length + most;
      if ((head.includes(stem[0]) || head.includes(stem[1] || ""))
        && few(own & ~set(size), most)) {
        const row = edits(stem, said.slice(0, size), most);
        const cost = row && slips(id, row);
        if (cost <= all) found[cost].push(id);
      }
    });
  }
  return found.find((ids) => ids.length) || [];
}
