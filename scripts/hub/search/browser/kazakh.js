/* Kazakh words in the browser: the ladder of ladder.py, the letters of letters_kk.py, and how a
   query is read: as it is spelled, else in folded letters (Russian layout), else from Latin. */

function kkLadder({ costs, endings, outer }, mode) {
  const isVowel = (letter) => mode.vowels.includes(letter);
  /* The forms of some endings as a tree of their letters, from the last one inwards. */
  const rung = (below) => {
    const root = {};
    for (const ending of below)
      for (const [written, add, after, cost, harmony] of mode.forms[ending] || []) {
        let node = root;
        for (let at = written.length; at--;) node = node[written[at]] ||= {};
        (node.forms ||= []).push({ ending, written, add, after, cost, harmony });
      }
    return root;
  };
  const rungs = endings.map(rung);
  rungs[-1] = rung(outer);
  const kinds = endings.map((below) => below.filter((kind) => kind < 0));
  const after = (letter, form) => [...mode.classes[letter] || "T"].some((c) => form.after.includes(c));

  /* Go down the endings of a word, from the last one inwards, with at most so many slips. `meet` gets
     every form on the way and what it said of the one outside it; a form is gone on from when
     something is said of it. */
  const climb = (word, slips, meet) => {
    const step = (at, node, slips, outer) => {
      if (!node) return;
      for (const form of node.forms || []) {
        const told = meet(at, form, slips, outer);
        if (told && !form.add) step(at, rungs[form.ending], slips, told);
      }
      if (at < 2) return;
      const last = word[at - 1];
      step(at - 1, node[last], slips, outer);
      if (!slips--) return;
      step(at - 1, node, slips, outer);
      for (const letter in node)
        if (!letter[1] && letter !== last) {
          step(at, node[letter], slips, outer);
          step(at - 1, node[letter], slips, outer);
          if (word[at - 2] === letter) step(at - 2, node[letter][last], slips, outer);
        }
    };
    step(word.length, rungs[-1], slips);
  };

  const stems = (word) => {
    const found = new Map();
    const seen = {};
    const put = (stem, kind, cost) => {
      const [last, before, third] = [...stem].reverse();
      if (!before || ![...stem].some(isVowel)) return;
      cost += costs.letter * stem.length + (third ? 0 : costs.short);
      if (!isVowel(last) && !isVowel(before)) {
        if (last === before) stem = stem.slice(0, -1);
        else if (kind === -2 && last !== "т") cost += costs.cluster;
      }
      if (kind === -2) stem += "-";
      if (!(found.get(stem) <= cost)) found.set(stem, cost);
    };
    const clash = (stem, { harmony }) => {
      const row = mode.harmony[[...stem].reverse().find((c) => c in mode.harmony)];
      return !harmony || !row || row === harmony ? 0
        : [...stem.slice(-2)].some(isVowel) ? costs.harmony : costs.loan_harmony;
    };
    const finish = (at, { ending, add, harmony }, cost) => {
      const stem = word.slice(0, at) + add;
      const [last, before, third] = [...stem].reverse();
      const body = stem.slice(0, -1);
      const hard = mode.voiced[last];
      const soft = !add && isVowel(word[at]);
      for (const kind of kinds[ending]) {
        put(stem, kind, cost + (soft && hard ? costs.unvoiced : 0));
        if (soft && hard) put(body + hard, kind, cost + costs.voiced);
        if (soft && third && mode.drops[0].includes(before) && !isVowel(last)
          && (kind === -1 || mode.drops[1].includes(last)))
          for (const vowel in mode.links)
            if (!harmony || !mode.links[vowel] || mode.links[vowel] === harmony)
              for (const end of [last, hard || last])
                put(body + vowel + end, kind, cost + costs.dropped);
        if (kind === -1 && at > 3 && "іи".includes(last) && !isVowel(before) && !isVowel(third))
          put(body, kind, cost + costs.linking);
      }
    };
    put(word, -1, 0);
    put(word, -2, costs.bare_verb);
    if (!found.has(word)) found.set(word, 0);
    climb(word, 0, (at, form, _, outer = 0) => {
      if (!after(word[at - 1], form)) return;
      const cost = outer + form.cost + clash(word.slice(0, at) + form.add, form);
      const id = at + "," + form.ending;
      if (!form.add && seen[id] <= cost) return;
      if (!form.add) seen[id] = cost;
      finish(at, form, cost);
      return cost;
    });
    return found;
  };

  /* Slips of a key in a word, of which at most one is in its endings. */
  const slips = (word) => {
    const places = [];
    const seen = {};
    climb(word, 1, (at, form, left, outer) => {
      const id = [at, left, form.ending, form.written];
      if (outer && !after(form.written.slice(-1), outer) || seen[id]) return;
      seen[id] = 1;
      (places[at] ||= []).push([form, 1 - left]);
      return form;
    });
    return (kind, stem, row) => {
      const costs = places.flatMap((forms, at) => row[at] < 3 ? forms.map(([form, cost]) =>
        kinds[form.ending].includes(kind) && after(stem.slice(-1), form)
          ? row[at] + cost - (form.add && stem.endsWith(form.add)) : 9) : []);
      return Math.min(row[word.length] ?? 9, ...costs);
    };
  };
  return { stems, slips };
}

function kkLetters({ spell, fold }) {
  const spells = RegExp(Object.keys(spell).join("|"), "g");
  const loose = (word) => [...word].map((c) => fold[c] ?? c).join("");
  return {
    spell: (text) => text.normalize("NFC").toLowerCase()
      .replace(/\u00ad/g, "").replace(/[\u2010\u2011]/g, "-").replace(/i\u0307/g, "i")
      .replace(spells, (part) => spell[part]),
    loose,
    fold: (word) => loose(word).replace(/и+/g, "и"),
    readings(word, ways) {
      let out = [""];
      for (let at = 0, size; at < word.length; at += size) {
        size = [3, 2].find((n) => ways[word.slice(at, at + n)]) || 1;
        const part = word.slice(at, at + size);
        out = (ways[part] || [part]).flatMap((way) => out.map((head) => head + way)).slice(0, 24);
      }
      return out;
    },
  };
}

function kkWords(table, keys, freq) {
  const { latin, likes, alike, modes } = table;
  const letters = kkLetters(table);
  const { loose, readings } = letters;
  const spell = memo(letters.spell);
  const fold = memo(letters.fold);
  const [own, folded] = modes.map((mode) => kkLadder(table, mode));
  const ids = new Map(keys.map((key, id) => [key, id]));
  const looks = keys.map(fold);
  const like = grouped(looks);
  const starts = grouped(looks.map(two));
  const soft = (text) => text.replace(/./g, (c) => modes[1].voiced[c] || c);
  const bodies = looks.map((look) => soft(look.replace("-", ""))).map((body) => [body, bits(body)]);

  const hasLatin = (word) => [...word].some((c) => latin[c]);
  const written = (word) => [...new Set([word, ...readings(word, likes)].map(fold))];
  const lookup = memo((word) => {
    const scores = new Map();
    const score = (id, cost) => {
      const value = Math.exp(-cost / 100) * (freq[id] || 1);
      if (id >= 0 && !(scores.get(id) >= value)) scores.set(id, value);
    };
    const isLatin = hasLatin(word);
    for (const text of isLatin ? [word, ...readings(word, latin)] : [word])
      own.stems(text).forEach((cost, key) =>
        score(ids.get(key), isLatin && text === word ? alike[2] : cost));
    const typed = +(ids.has(word) || ids.has(word + "-"));
    if (!scores.size || ![...word].some((c) => table.kazakh.includes(c)))
      for (const text of isLatin ? readings(word, likes) : [loose(word)])
        folded.stems(text).forEach((cost, key) => like.get(key.replace(/и+/g, "и"))
          ?.forEach((id) => score(id, cost + alike[typed])));
    const values = [...scores.values()];
    const total = values.reduce((sum, value) => sum + value, 0);
    /* Among many stems that explain as much none may reach the share: the best one stays. */
    const least = Math.min(table.keep * total, Math.max(...values));
    return [...scores].filter((pair) => pair[1] >= least)
      .map(([id, value]) => [id, value / total])
      .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  });

  return {
    spell,
    look: memo((text) => fold(spell(text)).slice(0, 3)),
    lookup,
    begun: (word) => written(word).flatMap((head) =>
      (starts.get(two(head)) || []).filter((id) => looks[id].startsWith(head))),
    closest: (word) => closestKeys(written(word), bodies, (form) => {
      const slips = folded.slips(form);
      return (id, row) => slips(looks[id].endsWith("-") ? -2 : -1, bodies[id][0], row);
    }, soft),
    /* A stem may lose its last vowel. */
    beginnings: (ids) => ids.map((id) => looks[id].slice(0, looks[id][5] ? 3 : 2)),
  };
}
