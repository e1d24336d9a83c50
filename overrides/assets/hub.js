// Makes pages a little kinder where scripts run. Everything works without this file.
(function () {
  "use strict";
  var doc = document;
  var root = doc.documentElement;

  function each(selector, act, within) {
    Array.prototype.forEach.call((within || doc).querySelectorAll(selector), act);
  }
  function recall(key) {
    try { return localStorage.getItem(key); } catch (error) { return null; }
  }
  function remember(key, value) {
    try { localStorage.setItem(key, value); } catch (error) { /* storage may be off */ }
  }

  // Light or dark: the first press turns what is shown around, later presses turn it back.
  each("[data-theme-toggle]", function (button) {
    button.addEventListener("click", function () {
      var dark = root.dataset.theme
        ? root.dataset.theme === "dark"
        : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      remember("hub-theme", root.dataset.theme);
    });
  });

  // The menu closes when one taps beside it or presses Escape.
  each(".menu", function (menu) {
    doc.addEventListener("click", function (event) {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  // On the first visit: one quiet line in the reader's own language. Never a redirect.
  if (!recall("hub-lang")) {
    var wanted = (navigator.languages || [navigator.language || ""])
      .map(function (code) { return code.slice(0, 2).toLowerCase(); })
      .filter(function (code) { return code === "kk" || code === "ru" || code === "en"; })[0];
    each('[data-offer="' + wanted + '"]', function (line) {
      line.hidden = false;
      line.querySelector("button").addEventListener("click", function () {
        line.hidden = true;
        remember("hub-lang", "kk");
      });
    });
  }
  each(".langs a, .langoffer a", function (link) {
    link.addEventListener("click", function () { remember("hub-lang", link.hreflang || link.lang || "1"); });
  });

  // Filters: CSS already hides cards; here come the count, the address and any value CSS lacks.
  each(".list", function (list) {
    var form = list.querySelector("form");
    if (!form) return;
    var found = list.querySelector(".found");
    var none = list.querySelector(".none");
    function apply() {
      var words = [];
      each("input:checked", function (input) { if (input.value) words.push(input.value); }, form);
      var left = 0;
      each(".card", function (card) {
        var tags = (card.dataset.tags || "").split(" ");
        var fits = words.every(function (word) { return tags.indexOf(word) >= 0; });
        card.classList.toggle("off", !fits);
        if (fits) left += 1;
      }, list);
      found.textContent = words.length && left ? found.dataset.found.replace("{n}", left) : "";
      none.style.display = left ? "" : "block";
      history.replaceState(null, "", words.length ? "#f=" + words.join(",") : location.pathname);
    }
    form.addEventListener("change", apply);
    form.addEventListener("reset", function () { setTimeout(apply); });
    if (location.hash.indexOf("#f=") === 0) {
      decodeURIComponent(location.hash.slice(3)).split(",").forEach(function (word) {
        each("input", function (input) { if (input.value === word) input.checked = true; }, form);
      });
      apply();
    }
    if (location.hash.indexOf("#f=") === 0 || matchMedia("(min-width:900px)").matches) {
      list.querySelector(".filters").open = true;
    }
  });

  // The chat of an offer: the answer stands there; each further question is asked by tapping it.
  each("[data-chat]", function (chat) {
    var asks = chat.querySelector("[data-asks]");
    if (!asks || !("onbeforematch" in doc.body)) return;
    var turns = {};
    function say(id, jump) {
      var turn = turns[id];
      if (!turn) return;
      delete turns[id];
      turn.removeAttribute("hidden");
      each('a[href="#' + id + '"]', function (link) { link.remove(); }, asks);
      if (jump) {
        asks.parentNode.insertBefore(turn, asks);
        turn.classList.add("new");
        var title = turn.querySelector("h2");
        title.tabIndex = -1;
        title.focus({ preventScroll: true });
        turn.scrollIntoView({ block: "nearest" });
      }
    }
    each("a", function (link) {
      var id = link.hash.slice(1);
      var turn = doc.getElementById(id);
      turns[id] = turn;
      if (location.hash !== link.hash) turn.setAttribute("hidden", "until-found");
      // Find-in-page may open a part by itself.
      turn.addEventListener("beforematch", function () { say(id, false); });
      link.addEventListener("click", function (event) {
        event.preventDefault();
        say(id, true);
      });
    }, asks);
    if (location.hash) say(location.hash.slice(1), false);
  });

  // A link to an article that is folded opens it.
  function unfold() {
    var aim = location.hash.length > 1 && doc.getElementById(decodeURIComponent(location.hash.slice(1)));
    var fold = aim && aim.closest("details");
    if (!fold || fold.open) return;
    fold.open = true;
    aim.scrollIntoView({ behavior: "instant" });
  }
  addEventListener("hashchange", unfold);
  unfold();

  function confirmOn(button, words) {
    var label = button.querySelector("span") || button;
    var before = label.textContent;
    label.textContent = words;
    button.setAttribute("aria-live", "polite");
    setTimeout(function () { label.textContent = before; }, 2500);
  }
  function copy(text, done) {
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text).then(done, function () {});
      return;
    }
    var field = doc.createElement("textarea");
    field.value = text;
    doc.body.appendChild(field);
    field.select();
    if (doc.execCommand("copy")) done();
    field.remove();
  }
  each("[data-copy]", function (button) {
    button.addEventListener("click", function () {
      copy(doc.querySelector(button.dataset.copy).innerText.trim(), function () {
        confirmOn(button, button.dataset.done);
      });
    });
  });
  each("[data-share]", function (button) {
    button.addEventListener("click", function () {
      var link = doc.querySelector('link[rel="canonical"]');
      var url = (link && link.href) || location.href;
      if (navigator.share) {
        navigator.share({ title: doc.title, url: url }).catch(function () {});
      } else {
        copy(url, function () { confirmOn(button, button.dataset.share); });
      }
    });
  });

  // The search is fetched when somebody wants it: the field or "/" is used, or its page is open.
  each(".find", function (form) {
    var field = form.elements.q;
    var asked = history.state && history.state.find;
    function load() {
      if (form.dataset.loaded) return;
      form.dataset.loaded = 1;
      var style = doc.createElement("link");
      var script = doc.createElement("script");
      script.src = form.dataset.find;
      style.rel = "stylesheet";
      style.href = script.src.replace(/search\.\w+\.js/, "search.css");
      script.onerror = function () { form.dataset.loaded = ""; };
      doc.head.append(style, script);
    }
    function open() {
      form.classList.add("open");
      field.focus();
    }
    field.addEventListener("focus", load);
    each(".find-go", function (link) {
      link.addEventListener("click", function (event) {
        event.preventDefault();
        if (form.classList.contains("open")) form.classList.remove("open");
        else open();
      });
    });
    doc.addEventListener("keydown", function (event) {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest("input,textarea,select,dialog")) return;
      event.preventDefault();
      open();
    });
    // Coming back from a result: the query is where it was left.
    if (asked) {
      field.value = asked;
      open();
    }
    if (form.classList.contains("page-find")) load();
  });

  // "#t=12": the video stands at that second, and waits.
  function seekTo() {
    var at = /^#t=(\d+)$/.exec(location.hash);
    if (at) each("video", function (video) {
      video.preload = "auto";
      video.currentTime = +at[1];
      video.scrollIntoView({ block: "nearest" });
    });
  }
  addEventListener("hashchange", seekTo);
  seekTo();

  // Captions on from the start, in the language of the page.
  each("video", function (video) {
    Array.prototype.forEach.call(video.textTracks, function (track) {
      track.mode = track.language === root.lang ? "showing" : "disabled";
    });
  });
})();
