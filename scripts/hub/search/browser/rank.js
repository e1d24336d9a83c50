/* A query to groups of pages: exact, words that begin so, closest words; then what is shown. */

/* Edits from `a` to every beginning of `b`; [] if it takes more than `most`. */
function edits(a, b, most) {
  let before;
  let row = [...b, 0].map((_, at) => at);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    let least = i + 1;
    for (let j = 0; j < b.length; j++) {
      let cost = Math.min(row[j + 1], next[j]) + 1;
      if (row[j] + (a[i] !== b[j]) < cost) cost = row[j] + (a[i] !== b[j]);
      if (i && a[i] === b[j - 1] && a[i - 1] === b[j] && before[j - 1] < cost) cost = before[j - 1] + 1;
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return [];
    before = row;
    row = next;
  }
  return row;
}

/* Letters of a text as bits; whether at most so many bits are set. */
const bits = (text) => [...text].reduce((set, c) => set | 1 << (c.charCodeAt() & 31), 0);
const few = (set, most) => !set || (most > 0 && few(set & (set - 1), most - 1));

async function openSearch({ lang, base = "", fetch: get = (url, how) => fetch(url, how) }) {
  const { main, part, words, freq, dict, rows } = await openIndex(lang, base, get);
  const { keys } = dict;
  const facet = numbers(main.facet);
  const first = [];
  const pageOf = [];
  numbers(main.counts).forEach((count, page) => {
    first[page] = pageOf.length;
    while (count--) pageOf.push(page);
  });
  const stem = words.stem || ((id) => words.fold(keys[id]).replace("-", ""));
  /* All words one slip away: a letter left out, two changed round, one more, another one. */
  let letters;
  const slips = (word) => [...word, ""].flatMap((_, at) => {
    const head = word.slice(0, at);
    const [one = "", two = ""] = word.slice(at);
    const tail = word.slice(at + 1);
    return [head + tail, head + two + one + word.slice(at + 2),
      ...letters.flatMap((c) => [head + c + tail, head + c + one + tail])];
  });
  const forms = (form) => [...words.folded(form).keys()].flatMap((key) => dict.folded(words.fold(key)));
  const fits = words.fits || ((id, rest, left) => !rest
    || (left ? slips(rest) : [rest]).some((end) => forms(stem(id) + end).includes(id)));
  const even = (ids) => [...ids].map((id, _, { length }) => [id, 1 / length]);
  const written = (word) =>
    [...new Set([word, ...(words.readings ? words.readings(word)[1] : [])].map(words.fold))];

  const begun = (word) => {
    const heads = written(word);
    const found = new Set(words.begun?.(word, dict));
    keys.forEach((key, id) => {
      if (word[1] && heads.some((head) => words.fold(key).startsWith(head))) found.add(id);
    });
    return even(found);
  };

  /* Keys of which the word would be a form but for one slip, or two if it is long. */
  let sets;
  const closest = (word) => {
    sets ||= keys.map((_, id) => bits(stem(id, dict)));
    letters ||= [...new Set(keys.map((_, id) => stem(id)).join(""))].filter((c) => /[а-я]/.test(c));
    const found = [[], [], []];
    for (const form of written(word)) {
      const set = bits(form);
      const all = form.length < 4 ? 0 : form.length < 9 ? 1 : 2;
      if (all && !words.fits) found[1].push(...slips(form).flatMap(forms));
      if (!all || found[1][0]) continue;
      keys.forEach((_, id) => {
        const size = stem(id).length;
        const most = Math.min(all, words.fits || size > 5 ? 2 : size > 3 ? 1 : 0);
        if (!words.fits && size < 3 || !few(sets[id] & ~set, most)) return;
        const costs = edits(stem(id), form.slice(0, size + most), most);
        const at = [0, 1, 2].find((cost) => cost <= all && costs.some((own, at) => own <= cost
          && (words.fits ? !own || size > own : !own || own === cost || size > 4)
          && fits(id, form.slice(at), cost - own)));
        found[at]?.push(id);
      });
    }
    return even(new Set(found.find((ids) => ids.length)));
  };

  /* Terms: for each word its [key, weight]… Gives [page, score, unit]…, best first. */
  const score = async (terms, { kinds = [], ages = [] }, worth, leads) => {
    const units = new Float64Array(pageOf.length);
    leads.forEach((page) => units[first[page]] = 1e-9);
    for (const [id, weight] of terms.flat()) {
      const list = await rows(id);
      const rare = weight * Math.log(1 + pageOf.length / (list.length + .5));
      worth.set(id, rare);
      for (const row of list) units[row >> 2] += rare * main.levels[row & 3];
    }
    const best = [];
    units.forEach((own, unit) => {
      const page = pageOf[unit];
      const [kind, fit, weight] = main.facets[facet[page]];
      if (!own || kinds[0] && !kinds.includes(kind)
        || ages[0] && fit[0] && !fit.some((age) => ages.includes(age))) return;
      const lead = leads.indexOf(page);
      const all = (own + (unit !== first[page] && units[first[page]])) * weight
        + (lead < 0 ? 0 : 999 - lead);
      if (!(best[page]?.[1] >= all)) best[page] = [page, all, unit];
    });
    return best.filter(Boolean).sort((a, b) => b[1] - a[1]);
  };

  /* How the query may have been meant: as typed, or with the keyboard in the other language. */
  const meant = (text) => [text, ...main.layouts.filter(([from]) =>
    [...text].some((c) => /\p{L}/u.test(c) && from.includes(c)))
    .map(([from, to]) => text.replace(/[^]/g, (c) => to[from.indexOf(c)] || c))];

  const readings = { exact: (word) => words.lookup(word, dict), begins: begun, closest };
  const match = async (text, how = {}) => {
    text = text.slice(0, 300);
    for (const id in readings)
      for (const said of meant(text.toLowerCase())) {
        const list = [...new Set(words.split(said).map(({ word }) => word))].slice(0, 24);
        const terms = list.map(readings[id]);
        const ids = terms.flat().map(([id]) => id);
        const to = main.phrases.filter(([phrase]) =>
          phrase.every((keys) => keys.some((id) => ids.includes(id)))).map(([, to]) => to);
        if (!to.length && !ids.some((id) => freq[id])) continue;
        const worth = new Map();
        const groups = [[id, await score(terms, how, worth, to.flatMap((n) => main.leads[n]))]];
        if (id === "exact") {
          /* The last word may not be finished. */
          const last = /[\p{L}\p{N}]$/u.test(text) && list.length - 1;
          const more = list.map((word, at) => terms[at][0] && at !== last ? [] : begun(word));
          const begins = await score(more, how, worth, []);
          const got = new Set(groups[0][1].map(([page]) => page));
          groups.push(["begins", begins.filter(([page]) => !got.has(page))]);
        }
        return {
          list, terms, groups, worth, layout: said === text.toLowerCase() ? null : said,
          help: to.map((n) => main.help[n]).find(Boolean) || null,
        };
      }
    return { groups: [], worth: new Map(), help: null, layout: null };
  };

  /* A text with its key words marked, cut to where most of them stand. */
  const pieces = (text, found) => {
    const near = (at) => found.filter(({ start }) => start >= at && start < at + 140).length;
    const best = found.reduce((top, { start }) => near(start) > near(top) ? start : top,
      found[0]?.start);
    let from = best > 50 ? text.lastIndexOf(" ", best - 30) + 1 : 0;
    const end = (text + " ").indexOf(" ", from + 170);
    const to = end < 0 ? text.length : end;
    const out = from ? [["…", false]] : [];
    for (const { start, end } of found)
      if (start >= from && end <= to) {
        out.push([text.slice(from, start), false], [text.slice(start, end), true]);
        from = end;
      }
    out.push([text.slice(from, to) + (to < text.length ? "…" : ""), false]);
    return out.filter(([part]) => part);
  };

  /* Keys of the words of texts, kept for the next query. */
  const looked = new Map();
  const find = async (text, how = {}) => {
    const { groups, worth, help, layout } = await match(text, how);
    const ids = [...worth.keys()];
    const known = new Map(words.forms && ids.flatMap((id) => words.forms(id).map((form) => [form, id])));
    const begin = (word) => words.fold(word).slice(0, 2);
    const begins = ids.map((id) => begin(keys[id]));
    const keyOf = (word) => {
      if (words.forms || !begins.includes(begin(word))) return known.get(word);
      if (!looked.has(word)) looked.set(word, words.lookup(word, dict));
      return looked.get(word).find(([id]) => worth.has(id))?.[0];
    };
    const seek = (text) => {
      let last = 0;
      return words.split(text).filter((found) => found.start >= last
        && (found.id = keyOf(found.word)) >= 0 && (last = found.end));
    };
    const hit = async ([page, , unit]) => {
      const [title, address] = (await part("t" + (page / main.size | 0)))[page % main.size];
      const sections = await Promise.resolve(part("x" + (unit + (unit === first[page]))))
        .catch(() => [["", "", ""]]);
      const [, [where, heading, text], found] = sections.map((row) => {
        const found = seek(row[2]);
        const all = [...found, ...seek(row[1])].map(({ id }) => id);
        return [ids.reduce((sum, id) => sum + all.includes(id) * worth.get(id), 0), row, found];
      }).reduce((top, row) => row[0] > top[0] ? row : top);
      const [kind, ages] = main.facets[facet[page]];
      const second = where === +where ? where : null;
      return {
        url: address + (second === null ? where && "#" + where : "#t=" + second),
        title, heading, kind, ages, second, pieces: pieces(text, found),
      };
    };
    const shown = [];
    for (const [id, rows] of groups)
      if (rows[0])
        shown.push({
          id, total: rows.length, hits: await Promise.all(rows.slice(0, how.limit || 10).map(hit)),
        });
    const elsewhere = [];
    if (shown[0]?.id !== "exact") {
      const others = await Promise.resolve(part("other")).catch(() => ({}));
      for (const other in others) {
        const begins = unfold(others[other]);
        if (words.split(text.slice(0, 300)).some(({ word }) => begins.includes(word.slice(0, 5))))
          elsewhere.push(other);
      }
    }
    return { help, layout, groups: shown, elsewhere };
  };
  return { match, find, words, dict };
}
