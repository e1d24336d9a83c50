/* Kazakh words in the browser: the ladder of ladder.py, the letters of letters_kk.py, and how a
   query is read: as it is spelled, else in folded letters (Russian layout), else from Latin. */

function kkLadder(table, mode, loose) {
  const { costs, endings } = table;
  const isVowel = (letter) => mode.vowels.includes(letter);
  const front = (text) => text.replace(/./g, (c) => table.twins[c] || c);
  let longest = 0;

  const forms = endings.map(([, , price, all], ending) => all.split(" ").flatMap((form) => {
    const [, fixed, text, add = "", after = "VYLZNTS", own = price] =
      /(=?)([^+/:]+)\+?([^/:]+)?\/?([^:]+)?:?(.+)?/.exec(form);
    const ways = [[loose(text), loose(add)]];
    const twin = [loose(front(text)), loose(front(add))];
    if (!fixed && twin + "" !== ways[0] + "") ways.push(twin);
    return ways.map(([written, added], n) => {
      longest = Math.max(longest, written.length);
      return [written, {
        ending, add: added, after: after.replace("C", "YLZNTS"), cost: +own,
        harmony: ways[1] ? n + 1 : 0,
      }];
    });
  }));
  const rung = (below) => {
    const out = new Map();
    for (const number of below)
      if (number >= 0)
        for (const [text, form] of forms[number])
          out.has(text) ? out.get(text).push(form) : out.set(text, [form]);
    return out;
  };
  const rungs = endings.map((row) => rung(row[0]));
  rungs[-1] = rung([...endings.keys()].filter((n) => !endings[n][1]));

  return (word) => {
    const found = new Map();
    const seen = {};
    const put = (stem, kind, cost) => {
      const size = stem.length;
      if (size < 2 || ![...stem].some(isVowel)) return;
      cost += costs.letter * size + (size === 2 ? costs.short : 0);
      const last = stem[size - 1];
      if (!isVowel(last) && !isVowel(stem[size - 2])) {
        if (last === stem[size - 2]) stem = stem.slice(0, -1);
        else if (kind === -2 && last !== "т") cost += costs.cluster;
      }
      if (kind === -2) stem += "-";
      if (!(found.get(stem) <= cost)) found.set(stem, cost);
    };
    const clash = (stem, form) => {
      if (form.harmony)
        for (let at = stem.length - 1; at >= 0; at--) {
          const row = mode.harmony[stem[at]];
          if (row === undefined) continue;
          if (!row || row === form.harmony) return 0;
          return [...stem.slice(-2)].some(isVowel) ? costs.harmony : costs.loan_harmony;
        }
      return 0;
    };
    const finish = (at, form, cost) => {
      const stem = word.slice(0, at) + form.add;
      const size = stem.length;
      const last = stem[size - 1];
      const before = stem[size - 2];
      const body = stem.slice(0, -1);
      for (const kind of endings[form.ending][0]) {
        if (kind >= 0) continue;
        if (form.add || !isVowel(word[at])) put(stem, kind, cost);
        else {
          const hard = mode.voiced[last];
          put(stem, kind, cost + (hard ? costs.unvoiced : 0));
          if (hard) put(body + hard, kind, cost + costs.voiced);
          if (size > 2 && mode.drops[0].includes(before) && !isVowel(last)
            && (kind === -1 || mode.drops[1].includes(last)))
            for (const vowel in mode.links)
              if (!form.harmony || !mode.links[vowel] || mode.links[vowel] === form.harmony)
                for (const end of [last, hard || last])
                  put(body + vowel + end, kind, cost + costs.dropped);
        }
        if (kind === -1 && at > 3 && "іи".includes(last)
          && !isVowel(before) && !isVowel(stem[size - 3]))
          put(body, kind, cost + costs.linking);
      }
    };
    const walk = (end, state, cost) => {
      for (let size = 1; size <= Math.min(longest, end - 1); size++) {
        const at = end - size;
        const met = mode.classes[word[at - 1]] || "T";
        for (const form of rungs[state].get(word.slice(at, end)) || []) {
          if (![...form.after].some((c) => met.includes(c))) continue;
          const total = cost + form.cost + clash(word.slice(0, at) + form.add, form);
          if (!form.add) {
            const id = at + "," + form.ending;
            if (seen[id] <= total) continue;
            seen[id] = total;
            walk(at, form.ending, total);
          }
          finish(at, form, total);
        }
      }
    };
    put(word, -1, 0);
    put(word, -2, costs.bare_verb);
    if (!found.has(word)) found.set(word, 0);
    walk(word.length, -1, 0);
    return found;
  };
}

function kkWords(table) {
  const spells = new RegExp(
    Object.keys(table.spell).sort((a, b) => b.length - a.length).join("|"), "g");
  const spell = (text) => text.normalize("NFC").toLowerCase()
    .replace(/\u00ad/g, "").replace(/[\u2010\u2011]/g, "-").replace(/i\u0307/g, "i")
    .replace(spells, (part) => table.spell[part]);
  const loose = (word) => word.replace(/./gu, (c) => table.fold[c] ?? c);
  const fold = (word) => loose(word).replace(/и+/g, "и");
  const own = kkLadder(table, table.modes[0], (text) => text);
  const folded = kkLadder(table, table.modes[1], loose);

  const hasLatin = (word) => [...word].some((c) => table.latin[c]);
  const likes = {};
  for (const part in table.latin) likes[part] = [...new Set(table.latin[part].map(loose))];
  const readings = (word, ways) => {
    let out = [""];
    for (let at = 0, size; at < word.length; at += size) {
      size = [3, 2].find((n) => ways[word.slice(at, at + n)]) || 1;
      const part = word.slice(at, at + size);
      out = (ways[part] || [part]).flatMap((way) => out.map((head) => head + way)).slice(0, 24);
    }
    return out;
  };
  const stems = (word) =>
    hasLatin(word) || !/\p{L}/u.test(word) ? new Map([[word, 0]]) : own(word);
  const lookup = (word, dict) => {
    const scores = new Map();
    const score = (id, cost) => {
      const value = Math.exp(-cost / 100) * dict.freq(id);
      if (!(scores.get(id) >= value)) scores.set(id, value);
    };
    const latin = hasLatin(word);
    for (const text of latin ? [word, ...readings(word, table.latin)] : [word])
      for (const [key, cost] of stems(text)) {
        const id = dict.id(key);
        if (id >= 0) score(id, latin && text === word ? table.alike[2] : cost);
      }
    const typed = [word, word + "-"].some((key) => dict.id(key) >= 0);
    const kazakh = [...word].some((c) => table.kazakh.includes(c));
    if (!kazakh || !scores.size)
      for (const text of latin ? readings(word, likes) : [loose(word)])
        for (const [key, cost] of folded(text))
          for (const id of dict.folded(fold(key))) score(id, cost + table.alike[+typed]);
    let total = 0;
    for (const value of scores.values()) total += value;
    /* Among many stems that explain as much none may reach the share: the best one stays. */
    const least = Math.min(table.keep * total, Math.max(...scores.values()));
    return [...scores].filter((pair) => pair[1] >= least)
      .map(([id, value]) => [id, value / total])
      .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  };

  return {
    split: (text) => wordsOf(text, spell), lookup, fold, stems, folded,
    readings: (word) => [readings(word, table.latin), readings(word, likes)],
  };
}
