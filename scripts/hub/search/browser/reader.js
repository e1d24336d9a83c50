/* The index as packing.py wrote it: numbers and words out of text, parts fetched when needed. */

function numbers(text) {
  const out = [];
  let high = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 35;
    if (digit < 72) {
      out.push(high * 72 + digit);
      high = 0;
    } else high = high * 20 + digit - 72;
  }
  return out;
}

function unfold(text) {
  let last = "";
  return (text.match(/[A-Z][^A-Z]*/g) || []).map((row) =>
    last = last.slice(0, row.charCodeAt() - 65) + row.slice(1));
}

async function openIndex(lang, base) {
  const load = async (path, how) => {
    const answer = await fetch(base + path, how);
    if (!answer.ok) throw Error(path);
    return answer.json();
  };
  const kept = { cache: "force-cache" };
  const { at } = await load(lang + ".json").catch(() => load(lang + ".json", kept));
  const main = await load(at + "main.json", kept);
  const parts = {};
  const part = async (name) => main.parts[name] || (parts[name] ||=
    load(at + name + ".json", kept).catch((error) => { delete parts[name]; throw error; }));
  const keys = unfold(main.keys);
  const freq = numbers(main.freq);
  const blocks = {};
  return {
    main, part, keys, freq, words: languageWords(main.table, keys, freq),
    /* Rows of one key: unit times four plus level. */
    async rows(id) {
      const block = main.starts.filter((start) => start <= id).length - 1;
      if (!blocks[block]) {
        const list = numbers(await part("p" + block));
        let key = main.starts[block];
        let from = 0;
        blocks[block] = {};
        while (from < list.length) {
          let last = 0;
          blocks[block][key] = list.slice(from, from += freq[key++])
            .map((step) => last = (last & ~3) + step);
        }
      }
      return blocks[block][id] || [];
    },
  };
}
