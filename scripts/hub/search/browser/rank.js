/* A query to groups of pages: exact, words that begin so, closest words; then what is shown. */

/* Edits from `a` to every beginning of `b`; [] if it takes more than `most`. */
function edits(a, b, most) {
  let before = [];
  let row = [...b, 0].map((_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]),
        swap ? before[j - 2] + 1 : 99);
    }
    if (Math.min(...next) > most) return [];
    before = row;
    row = next;
  }
  return row;
}

const letterSet = (text) => {
  let set = 0;
  for (let at = 0; at < text.length; at++) set |= 1 << (text.charCodeAt(at) & 31);
  return set;
};
const few = (set, most) => {
  for (; set && most >= 0; most--) set &= set - 1;
  return most >= 0;
};

async function openSearch({ lang, base = "", fetch: get = (url, how) => fetch(url, how) }) {
  const { main, part, words, freq, dict, rows } = await openIndex(lang, base, get);
  const counts = numbers(main.counts);
  const facet = numbers(main.facet);
  const pageOf = counts.flatMap((count, page) => Array(count).fill(page));
  const first = [];
  counts.reduce((sum, count, page) => (first[page] = sum) + count, 0);

  const stem = words.stem || ((id) => words.fold(dict.keys[id]).replace(/-$/, ""));
  const fits = words.fits || ((id, rest) =>
    !rest || words.folded(stem(id) + rest).has(words.fold(dict.keys[id])));
  const read = (text) => {
    const seen = {};
    return words.split(text.slice(0, 300))
      .filter(({ word }) => !seen[word] && (seen[word] = 1)).slice(0, 24).map((found) => found.word);
  };
  const written = (word) =>
    [...new Set([word, ...(words.readings ? words.readings(word)[1] : [])].map(words.fold))];
  const even = (ids) => ids.map((id) => [id, 1 / ids.length]);

  const begun = (word) => {
    const heads = written(word);
    const found = new Set(words.begun ? words.begun(word, dict) : []);
    dict.keys.forEach((key, id) => {
      if (heads.some((head) => words.fold(key).startsWith(head))) found.add(id);
    });
    return word[1] ? even([...found]) : [];
  };

  /* Keys of which the word would be a form but for one slip, or two in a long word. */
  let sets;
  const closest = (word) => {
    sets ||= dict.keys.map((_, id) => letterSet(stem(id, dict)));
    const found = [[], [], []];
    for (const form of written(word)) {
      const set = letterSet(form);
      dict.keys.forEach((_, id) => {
        const own = stem(id);
        const size = words.forms ? word.length : own.length;
        const most = size < 4 || Math.max(word.length, own.length) < 5 ? 0 : size < 9 ? 1 : 2;
        if (most && few(sets[id] & ~set, most)) {
          const costs = edits(own, form, most);
          const at = [0, 1, 2].find((cost) => costs.some((own, at) =>
            own <= cost && cost <= most && fits(id, form.slice(at), cost - own)));
          if (at >= 0) found[at].push(id);
        }
      });
    }
    return even([...new Set(found.find((ids) => ids[0]))]);
  };

  /* Terms: for each word its [key, weight]… Gives [page, score, unit]…, best first. */
  const score = async (terms, { kinds = [], ages = [] }, worth, leads = []) => {
    const units = new Map();
    const add = (unit, value) => units.set(unit, (units.get(unit) || 0) + value);
    leads.forEach((page, at) => add(first[page], 999 - at));
    for (const term of terms)
      for (const [id, weight] of term) {
        const list = await rows(id);
        const rare = weight * Math.log(1 + (pageOf.length - list.length + .5) / (list.length + .5));
        worth.set(id, rare);
        for (const row of list) add(row >> 3, rare * main.levels[row & 7]);
      }
    const pages = new Map();
    for (const [unit, own] of units) {
      const page = pageOf[unit];
      const [kind, fit] = main.facets[facet[page]];
      if (kinds[0] && !kinds.includes(kind)) continue;
      if (ages[0] && fit[0] && !fit.some((age) => ages.includes(age))) continue;
      const top = unit === first[page] ? 0 : units.get(first[page]) || 0;
      if (!(pages.get(page)?.[1] >= own + top)) pages.set(page, [page, own + top, unit]);
    }
    return [...pages.values()].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  };

  /* How the query may have been meant: as typed, or with the keyboard in the other language. */
  const meant = (text) => [text, ...main.layouts.flatMap(([from, to]) => {
    const low = text.toLowerCase();
    return [...low].some((c) => /\p{L}/u.test(c) && from.includes(c))
      ? low.replace(/[^]/g, (c) => to[from.indexOf(c)] || c) : [];
  })];
  const led = (terms) => {
    const have = new Set(terms.flat().map(([id]) => id));
    return main.phrases.filter(([phrase]) =>
      phrase.every((ids) => ids.some((id) => have.has(id)))).map(([, to]) => to);
  };
  const real = (terms) => terms.some((term) => term.some(([id]) => freq[id])) || led(terms)[0];

  const match = async (text, how = {}) => {
    const typing = /[\p{L}\p{N}]$/u.test(text);
    text = text.slice(0, 300);
    for (const id of ["exact", "begins", "closest"])
      for (const said of meant(text)) {
        const list = read(said);
        const exact = list.map((word) => words.lookup(word, dict));
        const terms = id === "exact" ? exact : list.map(id === "begins" ? begun : closest);
        if (!real(terms)) continue;
        const to = led(terms);
        const worth = new Map();
        const groups = [[id, await score(terms, how, worth, to.flatMap((n) => main.leads[n]))]];
        if (id === "exact") {
          const more = list.map((word, at) =>
            exact[at][0] && !(typing && at === list.length - 1) ? [] : begun(word));
          const got = new Set(groups[0][1].map(([page]) => page));
          const begins = await score(more, how, worth);
          groups.push(["begins", begins.filter(([page]) => !got.has(page))]);
        }
        return {
          list, terms, groups, worth, help: to.map((n) => main.help[n]).find((help) => help) || null,
          layout: said === text ? null : said,
        };
      }
    return { list: read(text), terms: [], groups: [], help: null, layout: null };
  };

  /* A text with its key words marked, cut to where most of them stand. */
  const pieces = (text, found) => {
    const near = (at) => found.filter(({ start }) => start >= at && start < at + 140).length;
    const best = found.reduce((top, { start }) => (near(start) > near(top) ? start : top),
      found[0]?.start || 0);
    let from = best < 50 ? 0 : text.lastIndexOf(" ", best - 30) + 1;
    const cut = text.indexOf(" ", from + 170);
    const to = cut < 0 ? text.length : cut;
    const out = from ? [["…", false]] : [];
    for (const { start, end } of found)
      if (start >= from && end <= to) {
        out.push([text.slice(from, start), false], [text.slice(start, end), true]);
        from = end;
      }
    out.push([text.slice(from, to) + (cut < 0 ? "" : "…"), false]);
    return out.filter(([part]) => part);
  };

  const find = async (text, how = {}) => {
    const { list, groups, worth, help, layout } = await match(text, how);
    const ids = [...worth?.keys() || []];
    const forms = new Map(words.forms && ids.flatMap((id) => words.forms(id).map((form) => [form, id])));
    const begin = (word) => words.fold(word).slice(0, 2);
    const begins = new Set(ids.map((id) => begin(dict.keys[id])));
    const keyOf = (word) => {
      if (!forms.has(word)) forms.set(word, words.forms || !begins.has(begin(word)) ? undefined
        : words.lookup(word, dict).map(([id]) => id).find((id) => worth.has(id)));
      return forms.get(word);
    };
    const seek = (text) => {
      let last = 0;
      return words.split(text).filter((found) => found.start >= last
        && (found.id = keyOf(found.word)) !== undefined && (last = found.end));
    };
    const sum = (found) => [...new Set(found.map(({ id }) => id))]
      .reduce((all, id) => all + worth.get(id), 0);
    const hit = async ([page, , unit]) => {
      const [title, address] = (await part("t" + Math.floor(page / main.size)))[page % main.size];
      const sections = await Promise.resolve(part("x" + (unit + (unit === first[page]))))
        .catch(() => [["", "", ""]]);
      let best = [-1];
      for (const [where, heading, text] of sections) {
        const found = seek(text);
        const value = sum(found) + sum(seek(heading));
        if (value > best[0]) best = [value, where, heading, text, found];
      }
      const [, where, heading, text, found] = best;
      const [kind, fit] = main.facets[facet[page]];
      const second = where === +where ? where : null;
      return {
        url: address + (second === null ? where && "#" + where : "#t=" + second),
        title, heading, kind, ages: fit, second, pieces: pieces(text, found),
      };
    };
    const shown = [];
    for (const [id, rows] of groups)
      if (rows[0])
        shown.push({
          id, total: rows.length, hits: await Promise.all(rows.slice(0, how.limit || 10).map(hit)),
        });
    const elsewhere = [];
    if (list[0] && shown[0]?.id !== "exact") {
      const others = await Promise.resolve(part("other")).catch(() => ({}));
      for (const other in others) {
        const begins = new Set(unfold(others[other]));
        if (list.some((word) => begins.has(word.slice(0, 5)))) elsewhere.push(other);
      }
    }
    return { help, layout, groups: shown, elsewhere };
  };
  return { match, find, words, dict, main };
}
