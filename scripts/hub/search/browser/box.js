/* What a reader sees of the search: the panel under the header's field, or the results on the
   page of the search. `words` are the interface strings of the page's language. A query is only
   ever text: nothing here writes HTML, and nothing is stored but the address itself. */

const doc = document;
const form = doc.querySelector(".find");
const field = form.elements.q;
const page = doc.querySelector("[data-found]");
const lang = doc.documentElement.lang;
const assets = new URL(".", new URL(form.dataset.find, location));
const root = new URL("..", assets);

const set = (node, attrs) => {
  for (const name in attrs) node.setAttribute(name, attrs[name]);
  return node;
};
const make = (tag, attrs, ...kids) => {
  const node = set(doc.createElement(tag), attrs);
  node.append(...kids);
  return node;
};
const line = (style, ...kids) => make("p", { class: style }, ...kids);
const link = (url, ...kids) => make("a", { href: new URL(url, root) }, ...kids);
const say = (name, value) => words[name].replace(/\{\w\}/, () => value);
const query = () => field.value.trim().slice(0, 200);
const address = () => {
  const pairs = new FormData(form);
  pairs.set("q", query());
  return "?" + new URLSearchParams([...pairs].filter(([, value]) => value));
};

const status = set(line("find-status"), { role: "status" });
const body = make("div", {});
const place = page || make("div", { class: "find-panel", hidden: "" });
place.append(status, body);
if (!page) {
  form.append(place);
  set(field, { role: "combobox", "aria-expanded": false, "aria-controls": "find-list",
    "aria-autocomplete": "list" });
}

const rowsOf = () => [...place.querySelectorAll(page ? "h3 a" : "[role=option]")];
let active = -1;
const mark = (at) => {
  const rows = rowsOf();
  active = at;
  rows.forEach((row, n) => set(row, { "aria-selected": n === at }));
  set(field, { "aria-activedescendant": rows[at]?.id || "" });
  rows[at]?.scrollIntoView({ block: "nearest" });
};
const unfold = (open) => {
  if (page) return;
  place.hidden = !open;
  set(field, { "aria-expanded": open && !!rowsOf()[0] });
  mark(-1);
};

const close = () => {
  unfold(false);
  form.classList.remove("open");
};

const about = ({ kind, second, heading, title }) => [
  words[kind],
  second ? (second / 60 | 0) + ":" + `${second % 60}`.padStart(2, 0) : "",
  heading === title ? "" : heading,
].filter(Boolean).join(" · ");
const hitRow = (hit) => {
  const more = [
    make("small", {}, about(hit)),
    make("p", {}, ...hit.pieces.map(([text, marked]) => marked ? make("mark", {}, text) : text)),
  ];
  if (page) return make("li", {}, make("h3", {}, link(hit.url, hit.title)), ...more);
  return set(link(hit.url, make("b", {}, hit.title), ...more),
    { role: "option", tabindex: -1, "aria-label": hit.title + ", " + about(hit) });
};
const groupOf = ({ id, hits }) => page
  ? make("section", {}, make("h2", {}, words[id]), make("ul", {}, ...hits.map(hitRow)))
  : make("div", { role: "group", "aria-label": words[id] },
    make("p", { class: "find-head", "aria-hidden": true }, words[id]), ...hits.map(hitRow));
const helpOf = ({ text, url, phones }) => make("section", { class: "find-help" },
  make("p", {}, text),
  make("div", {}, ...phones.map(([number, name, href]) =>
    make("a", { href }, make("b", {}, number), " " + name))),
  make("p", {}, url && link(url, words.help)));
const others = (codes) => line("find-more", ...codes.map((code) =>
  set(link((code === "kk" ? "" : code + "/") + "search/" + address(), words["in_" + code]),
    { hreflang: code })));

/* `found` is null when the index cannot be read. */
const show = (found, text) => {
  const groups = (found?.groups || []).filter(({ hits }) => hits[0]);
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  const parts = [];
  if (found?.help) parts.push(helpOf(found.help));
  if (found?.layout) parts.push(line("find-note", say("layout", found.layout)));
  const list = groups.map(groupOf);
  if (page) parts.push(...list);
  else if (list[0]) {
    parts.push(make("div", { role: "listbox", id: "find-list", "aria-label": words.results }, ...list));
    parts.push(line("find-more", link(form.action + address(), words.all)));
  }
  if (found?.elsewhere[0]) parts.push(others(found.elsewhere));
  const topics = doc.querySelector(page ? ".topics" : ".sections");
  if (page) topics.hidden = !!list[0];
  else if (!list[0]) parts.push(line("find-topics",
    ...[...topics.querySelectorAll("a")].map((to) => link(to.href, to.textContent))));
  body.replaceChildren(...parts);
  rowsOf().forEach((row, n) => { row.id = "find-" + n; });
  unfold(true);
  return !found ? words.broken : total ? say("found", total)
    : say("none", text[40] ? text.slice(0, 40) + "…" : text);
};

let opened;
const open = () => opened ||= hubSearch(lang, assets + "search/")
  .catch((error) => { opened = null; throw error; });

const keep = () => {
  clearTimeout(keeping);
  if (page) history.replaceState(null, "", address());
  else history.replaceState({ find: query() }, "");
};
let turn = 0;
let keeping;
const seek = async () => {
  const text = query();
  const mine = ++turn;
  clearTimeout(keeping);
  const told = (sentence) => { if (mine === turn) status.textContent = sentence; };
  if (page) keeping = setTimeout(keep, 300);
  if (!text) {
    body.replaceChildren();
    told("");
    if (page) doc.querySelector(".topics").hidden = false;
    return unfold(false);
  }
  const late = setTimeout(() => { told(words.wait); unfold(true); }, 300);
  let found = null;
  try {
    found = await (await open()).find(text, { ...Object.fromEntries(new FormData(form)), limit: page ? 20 : 4 });
  } catch { /* told below, with the list of topics */ }
  clearTimeout(late);
  if (mine !== turn) return;
  const sentence = show(found, text);
  // Readers of the screen hear the count when typing rests.
  if (status.textContent.match(/\d/)) setTimeout(told, 400, sentence);
  else told(sentence);
};

field.addEventListener("input", seek);
form.addEventListener("change", (event) => { if (event.target !== field) seek(); });
field.addEventListener("focus", () => open().catch(() => {}));
place.addEventListener("click", (event) => {
  const to = event.target.closest("a");
  if (to) keep();
  if (to?.pathname === location.pathname) close();
});
form.addEventListener("submit", (event) => {
  if (!page) return;
  event.preventDefault();
  field.blur();
});
doc.addEventListener("keydown", (event) => {
  const here = form.contains(doc.activeElement) || place.contains(doc.activeElement);
  if (!here || doc.activeElement.localName === "select") return;
  const rows = rowsOf();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && rows[0] && !place.hidden) {
    event.preventDefault();
    const many = rows.length + 1;
    const at = ((page ? rows.indexOf(doc.activeElement) : active) + 1 + step + many) % many - 1;
    if (page) (rows[at] || field).focus();
    else mark(at);
  } else if (event.key === "Enter" && !page && rows[active] && doc.activeElement === field) {
    event.preventDefault();
    rows[active].click();
  } else if (event.key === "Escape" && !page) {
    event.preventDefault();
    if (place.hidden) {
      close();
      field.blur();
    } else {
      field.focus();
      unfold(false);
    }
  }
});
if (!page) {
  // A tap in the panel must not take the focus, or the panel would go before the tap is done.
  place.addEventListener("mousedown", (event) => event.preventDefault());
  doc.addEventListener("pointerdown", (event) => {
    if (!form.parentNode.contains(event.target)) close();
  });
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) unfold(false);
  });
} else {
  new URLSearchParams(location.search).forEach((value, name) => {
    if (form.elements[name]) form.elements[name].value = value;
  });
}
if (field.value) seek();
else if (doc.activeElement === field) open().catch(() => {});
