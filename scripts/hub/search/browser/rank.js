/* A query to groups of pages: exact, words that begin so, closest words; then what is shown. */

async function openSearch(lang, base) {
  const { main, part, words, keys, freq, rows } = await openIndex(lang, base);
  const facet = numbers(main.facet);
  const first = [];
  const pageOf = [];
  numbers(main.counts).forEach((count, page) => {
    first[page] = pageOf.length;
    while (count--) pageOf.push(page);
  });
  const split = (text) => wordsOf(text, words.spell);
  const even = (found) => [...new Set(found)].map((id, _, all) => [id, 1 / all.length]);

  /* Terms: for each word its [key, weight]… Gives [page, score, unit]…, best first. */
  const score = async (terms, { kind, age }, worth, leads) => {
    const units = new Float64Array(pageOf.length);
    leads.forEach((page) => units[first[page]] = 1e-9);
    for (const [id, weight] of terms.flat()) {
      const list = await rows(id);
      const rare = weight * Math.log(1 + pageOf.length / (list.length + .5));
      worth.set(id, rare);
      list.forEach((row) => units[row >> 2] += rare * main.levels[row & 3]);
    }
    const best = [];
    units.forEach((own, unit) => {
      if (!own) return;
      const page = pageOf[unit];
      const [is, fit, weight] = main.facets[facet[page]];
      if (kind && is !== kind || age && fit[0] && !fit.includes(age)) return;
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

  const begun = (word) => even(words.begun(word));
  const readings = {
    exact: words.lookup, begins: begun, closest: (word) => even(words.closest(word)),
  };
  const match = async (text, how) => {
    text = text.slice(0, 300).toLowerCase();
    for (const id in readings)
      for (const said of meant(text)) {
        const list = [...new Set(split(said))].slice(0, 24);
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
          list, terms, groups, worth, layout: said === text ? null : said,
          help: to.map((n) => main.help[n]).find(Boolean) || null,
        };
      }
    return { groups: [], worth: new Map(), help: null, layout: null };
  };

  /* A text with its key words marked, cut to where most of them stand. */
  const excerpt = (text, found) => {
    const [, best] = found.map(({ start: at }) =>
      [found.filter(({ start }) => start >= at && start < at + 140).length, at])
      .sort((a, b) => b[0] - a[0])[0] || [];
    let from = best > 50 ? text.lastIndexOf(" ", best - 30) + 1 : 0;
    const end = text.indexOf(" ", from + 170);
    const to = end < 0 ? text.length : end;
    const out = from ? [["…", false]] : [];
    for (const { start, end } of found)
      if (start >= from && end <= to) {
        out.push([text.slice(from, start), false], [text.slice(start, end), true]);
        from = end;
      }
    out.push([text.slice(from, to) + (end < 0 ? "" : "…"), false]);
    return out.filter(([part]) => part);
  };

  /* Pieces of a text with their places. Three letters tell most words apart. */
  const pieces = memo((text) => {
    let end = 0;
    return text.split(RegExp(`(${partOfWord.source})`, "u")).map((piece) => ({
      piece, start: end, end: end += piece.length, begin: words.look(piece.slice(0, 6)),
    }));
  });
  const spoken = memo((text) => new Set(unfold(text)));
  const find = async (text, how) => {
    const { groups, worth, help, layout } = await match(text, how);
    const ids = [...worth.keys()];
    const begins = new Set(words.beginnings(ids));
    const wanted = memo((begin) => begins.has(begin) || begins.has(two(begin)));
    const seek = (text) => pieces(text).filter((found) => wanted(found.begin) && (found.id =
      words.lookup(words.spell(found.piece)).find(([id]) => worth.has(id))?.[0]) >= 0);
    const hit = async ([page, , unit]) => {
      const [title, address] = (await part("t" + (page / main.size | 0)))[page % main.size];
      const sections = await part("x" + (unit + (unit === first[page]))).catch(() => [["", "", ""]]);
      const [, [where, heading, text], found] = sections.map((row) => {
        const found = seek(row[2]);
        const all = [...found, ...seek(row[1])].map(({ id }) => id);
        return [ids.reduce((sum, id) => sum + all.includes(id) * worth.get(id), 0), row, found];
      }).sort((a, b) => b[0] - a[0])[0];
      return {
        url: address + (where && "#" + where), title, heading, pieces: excerpt(text, found),
        kind: main.facets[facet[page]][0], second: /^t=(\d+)$/.exec(where)?.[1],
      };
    };
    const shown = [];
    let left = how.limit;
    for (const [id, rows] of groups)
      if (rows[0]) {
        const hits = await Promise.all(rows.slice(0, left).map(hit));
        shown.push({ id, total: rows.length, hits });
        left -= hits.length;
      }
    let elsewhere = [];
    if (shown[0]?.id !== "exact") {
      const others = await part("other").catch(() => ({}));
      const said = split(text).map((word) => word.slice(0, 5));
      elsewhere = Object.keys(others).filter((other) =>
        said.some((begin) => spoken(others[other]).has(begin)));
    }
    return { help, layout, groups: shown, elsewhere };
  };
  return { match, find, split, words, keys, freq };
}
