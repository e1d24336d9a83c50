// Teach mode: the steps of this page on the whole screen, one at a time, with a running clock.
// Everything is taken from the page itself, so it needs no connection once the page is open.
(function () {
  "use strict";
  var doc = document;
  var root = doc.documentElement;
  var box = doc.getElementById("teach");
  var starter = doc.querySelector("[data-teach]");
  if (!box || !box.showModal || !starter) return;

  var KEY = "hub-teach:" + location.pathname;
  var STALE = 3 * 60 * 60 * 1000;
  var SOON = 0.8;
  var lesson = doc.querySelector(".lesson");
  var room = box.querySelector(".room");
  var own = box.querySelector(".own");
  var title = box.querySelector("h2");
  var parts = {};
  Array.prototype.forEach.call(box.querySelectorAll("[data-part]"), function (part) {
    parts[part.dataset.part] = part;
  });
  var buttons = {};
  Array.prototype.forEach.call(box.querySelectorAll("[data-do]"), function (button) {
    buttons[button.dataset.do] = button;
  });

  // What is kept over a reload, for this tab: `since` is when the clock was last set going (ms),
  // `spent` what each step had taken until then.
  var state = recall() || fresh();
  var answers = false;
  var full = false;
  var tick = 0;
  var lock = null;

  function fresh() {
    return {
      open: false, step: "", spent: {}, since: 0, paused: false,
      notes: !matchMedia("(min-width:900px)").matches,
    };
  }
  function recall() {
    try {
      var found = JSON.parse(sessionStorage.getItem(KEY));
      return found && Date.now() - found.at < STALE ? found : null;
    } catch (error) { return null; }
  }
  function keep() {
    state.at = Date.now();
    try { sessionStorage.setItem(KEY, JSON.stringify(state)); } catch (error) { /* may be off */ }
  }

  // The steps of the chosen version, in their order.
  function steps() {
    var cut = lesson.dataset.cut || "0";
    return Array.prototype.filter.call(lesson.querySelectorAll(".step"), function (step) {
      return !step.classList.contains("x" + cut);
    });
  }
  function idOf(step) { return step.querySelector("h3").id; }
  function place() {
    var at = steps().map(idOf).indexOf(state.step);
    return at < 0 ? 0 : at;
  }

  // A block of the page for this screen: without ids, folded answers unfolded.
  function copy(block) {
    var made = doc.createDocumentFragment();
    Array.prototype.forEach.call(block.childNodes, function (node) {
      var from = node.nodeName === "SUMMARY" ? node.firstElementChild : node;
      var clone = from.cloneNode(true);
      if (clone.nodeName === "H4") {
        var head = doc.createElement("h3");
        head.append.apply(head, Array.prototype.slice.call(clone.childNodes));
        clone = head;
      }
      if (clone.querySelectorAll) {
        clone.removeAttribute("id");
        Array.prototype.forEach.call(clone.querySelectorAll("[id]"), function (inner) {
          inner.removeAttribute("id");
        });
      }
      made.appendChild(clone);
    });
    return made;
  }
  function fill(part, step, kinds) {
    part.textContent = "";
    kinds.forEach(function (kind) {
      Array.prototype.forEach.call(step.querySelectorAll(".block." + kind), function (block) {
        part.appendChild(copy(block));
      });
    });
  }

  function draw() {
    var all = steps();
    var at = place();
    var step = all[at];
    state.step = idOf(step);
    title.textContent = step.querySelector("h3").textContent;
    // The task is partly told to the lecturer: where the step has words for the screen, the
    // students see those, and the task stands with the notes.
    var screen = step.querySelector(".block.slide");
    fill(parts.task, step, [screen ? "slide" : "task"]);
    fill(parts.notes, step, screen ? ["say", "task", "note"] : ["say", "note"]);
    fill(parts.answers, step, ["expect", "hard"]);
    parts.place.textContent = parts.place.dataset.words
      .replace("{n}", at + 1).replace("{all}", all.length);
    room.classList.toggle("long", parts.task.textContent.length > 420);
    buttons.back.disabled = at === 0;
    buttons.next.disabled = at === all.length - 1;
    show();
    parts.screens.scrollTop = room.scrollTop = own.scrollTop = 0;
    title.focus({ preventScroll: true });
  }
  function show() {
    var none = !parts.answers.textContent;
    parts.notes.hidden = !state.notes;
    parts.answers.hidden = !answers;
    own.hidden = !state.notes && !(answers && !none);
    parts.screens.classList.toggle("with-own", !own.hidden);
    buttons.notes.setAttribute("aria-pressed", String(state.notes));
    buttons.answers.setAttribute("aria-pressed", String(answers && !none));
    buttons.answers.disabled = none;
    buttons.pause.setAttribute("aria-pressed", String(state.paused));
    // A part that scrolls must be reachable with the keyboard.
    [parts.screens, room, own].forEach(function (part) {
      if (part.scrollHeight > part.clientHeight) part.tabIndex = 0;
      else part.removeAttribute("tabindex");
    });
    time();
  }

  function spent(id) {
    var running = id === state.step && state.since && !state.paused;
    return (state.spent[id] || 0) + (running ? Date.now() - state.since : 0);
  }
  function settle() {
    if (state.step) state.spent[state.step] = spent(state.step);
    state.since = Date.now();
  }
  function shown(ms) {
    var seconds = Math.floor(ms / 1000);
    return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
  }
  function write(part, text) {
    if (part.textContent !== text) part.textContent = text;
  }
  function time() {
    var all = steps();
    var long = Number(all[place()].dataset.minutes) * 60000;
    var used = spent(state.step);
    var planned = all.reduce(function (sum, step) { return sum + Number(step.dataset.minutes); }, 0);
    var total = Object.keys(state.spent).concat(state.step)
      .filter(function (id, index, ids) { return ids.indexOf(id) === index; })
      .reduce(function (sum, id) { return sum + spent(id); }, 0);
    var late = used >= long ? "over" : used >= long * SOON ? "soon" : "";
    write(parts.step, shown(used));
    write(parts["step-of"], "/ " + shown(long));
    write(parts.total, shown(total));
    write(parts["total-of"], "/ " + shown(planned * 60000));
    write(parts.state, state.paused ? parts.state.dataset.paused
      : late === "over" ? parts.state.dataset.over : "");
    parts.bar.value = Math.min(1, used / long);
    if (box.dataset.late !== late) box.dataset.late = late;
  }

  function go(by) {
    var all = steps();
    var to = place() + by;
    if (to < 0 || to >= all.length) return;
    settle();
    state.step = idOf(all[to]);
    answers = false;
    draw();
    keep();
  }
  var acts = {
    back: function () { go(-1); },
    next: function () { go(1); },
    notes: function () { state.notes = !state.notes; show(); },
    answers: function () { answers = !answers; show(); if (answers) parts.answers.scrollIntoView(); },
    pause: function () { settle(); state.paused = !state.paused; show(); },
    restart: function () {
      state.spent = {};
      state.since = Date.now();
      state.paused = false;
      box.querySelector(".keys").open = false;
      show();
    },
    leave: function () { box.close(); },
  };
  function act(name) {
    if (buttons[name].disabled) return;
    acts[name]();
    if (name !== "leave") keep();
  }

  // A phone or a laptop must not fall asleep in the middle of a step.
  function stayAwake() {
    if (!navigator.wakeLock || !box.open || doc.visibilityState !== "visible") return;
    navigator.wakeLock.request("screen").then(function (found) { lock = found; }, function () {});
  }
  function open() {
    if (box.open) return;
    // A lesson left long ago begins anew; one left for a look at the page goes on.
    if (!state.since || Date.now() - state.since > STALE) {
      state = fresh();
      state.since = Date.now();
    }
    state.open = true;
    box.showModal();
    draw();
    keep();
    tick = setInterval(time, 500);
    stayAwake();
  }

  starter.hidden = false;
  starter.addEventListener("click", function () {
    if (!root.requestFullscreen) {
      open();
      return;
    }
    // The dialog comes after the full screen, or it would lie below it.
    root.requestFullscreen({ navigationUI: "hide" }).then(function () { full = true; open(); }, open);
  });
  doc.addEventListener("fullscreenchange", function () {
    if (doc.fullscreenElement || !full) return;
    // In full screen the browser keeps Escape for itself: leaving the one leaves the other.
    full = false;
    if (box.open) box.close();
  });
  doc.addEventListener("visibilitychange", stayAwake);
  box.addEventListener("close", function () {
    clearInterval(tick);
    state.open = false;
    answers = false;
    keep();
    if (lock) lock.release();
    lock = null;
    if (doc.fullscreenElement) doc.exitFullscreen();
    starter.focus();
  });
  box.addEventListener("click", function (event) {
    var button = event.target.closest("[data-do]");
    if (button) act(button.dataset.do);
    var keys = box.querySelector(".keys");
    if (keys.open && !keys.contains(event.target)) keys.open = false;
  });

  // Letters by their place on the keyboard: a Kazakh or Russian layout has no N.
  var KEYS = {
    ArrowRight: "next", PageDown: "next", Space: "next", ArrowLeft: "back", PageUp: "back",
    KeyN: "notes", KeyA: "answers", KeyP: "pause",
  };
  box.addEventListener("keydown", function (event) {
    var name = KEYS[event.code];
    if (!name || event.ctrlKey || event.altKey || event.metaKey) return;
    // Space on a button or a fold is theirs.
    if (event.code === "Space" && event.target.closest("button, summary, a")) return;
    event.preventDefault();
    act(name);
  });

  // Another length was chosen before the lesson was opened again: a step that fell out is left.
  doc.addEventListener("lesson-cut", function () {
    if (box.open) draw();
  });
  if (state.open) open();
})();
