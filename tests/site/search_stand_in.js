// A search of five pages a language for tests of the box: what it finds is known beforehand.
// It reads one file of the index, so that a missing or damaged one is met as on the real site.
globalThis.HubSearch = {
  async open({ lang, base }) {
    const answer = await fetch(base + lang + ".json");
    if (!answer.ok) throw Error(String(answer.status));
    await answer.json();
    const home = { kk: "", ru: "ru/", en: "en/" }[lang];
    const said = { kk: "Курьер туралы мәтін", ru: "Текст про слово курьер", en: "A text about a courier" }[lang];
    const pages = [
      ["law/courier/", "law", ["14-17", "18-25"], "", null],
      ["videos/courier-offer/#t=3", "video", ["14-17"], "12", 3],
      ["lessons/offer-in-your-chat/", "lesson", ["14-17"], "", null],
      ["help/", "guide", ["14-17", "18-25"], "", null],
      ["lecturers/", "guide", [], "", null],
    ];
    return {
      async find(text, { kinds = [], ages = [] }) {
        const layout = text === "rehmth" ? "курьер" : null;
        const word = layout || text.toLowerCase();
        const trouble = /угрожают|қорқыт|threat/.test(word);
        const hit = trouble || /курьер|courier|кур/.test(word);
        const hits = hit ? pages.filter(([, kind, fits]) =>
          (!kinds[0] || kinds.includes(kind)) && (!ages[0] || !fits[0] || fits.some((a) => ages.includes(a))))
          .map(([url, kind, fits, heading, second]) => ({
            url: home + url, title: "<b>" + url + "</b>", heading, kind, ages: fits, second,
            pieces: [["… ", false], [said.slice(-6), true], [" " + said, false]],
          })) : [];
        return {
          help: trouble ? { id: "threat", text: "…", url: home + "help/", phones: [{ label: "111", tel: "111" }] } : null,
          layout,
          groups: [{ id: "exact", total: hits.length, hits }, { id: "begins", total: hit && !kinds[0] ? 1 : 0, hits: hit && !kinds[0] ? hits.slice(0, 1) : [] }],
          elsewhere: hit ? [] : ["kk", "ru", "en"].filter((code) => code !== lang),
        };
      },
    };
  },
};
