// A lesson page: the chosen length in the address, answers on paper and on request.
(function () {
  "use strict";
  var doc = document;
  var lesson = doc.querySelector(".lesson");
  var form = doc.querySelector(".boxes-of-time");
  if (!lesson) return;

  function each(selector, act) {
    Array.prototype.forEach.call(doc.querySelectorAll(selector), act);
  }

  // The chosen length: styles alone would do; here it gets an address to share and to print from.
  function choose(input, said) {
    var box = input.id.slice(4);
    lesson.dataset.cut = box;
    var query = box === "0" ? "" : "?minutes=" + input.value;
    if (said) history.replaceState(history.state, "", location.pathname + query + location.hash);
    each(".langs a, .other a", function (link) { link.search = query; });
    doc.dispatchEvent(new CustomEvent("lesson-cut"));
  }
  if (form) {
    var wanted = new URLSearchParams(location.search).get("minutes");
    var inputs = Array.prototype.slice.call(form.elements.minutes);
    var first = inputs.filter(function (input) { return input.value === wanted; })[0] || inputs[0];
    first.checked = true;
    choose(first, false);
    form.addEventListener("change", function (event) { choose(event.target, true); });
    // Steps above an aim in the page may have gone: it is looked for again.
    var aim = first !== inputs[0] && location.hash.length > 1
      && doc.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (aim) aim.scrollIntoView({ behavior: "instant" });
  }

  // All answers at once, for whoever prepares at home.
  each("[data-answers]", function (button) {
    var label = button.querySelector("span");
    var words = [label.textContent, button.dataset.answers];
    button.addEventListener("click", function () {
      var open = label.textContent === words[0];
      each("details.block", function (fold) { fold.open = open; });
      label.textContent = words[open ? 1 : 0];
    });
  });

  // Paper is the lecturer's copy. Browsers that cannot print a closed fold get it opened.
  addEventListener("beforeprint", function () {
    each("details.block:not([open])", function (fold) {
      fold.open = true;
      fold.dataset.forPaper = "";
    });
  });
  addEventListener("afterprint", function () {
    each("details[data-for-paper]", function (fold) {
      fold.open = false;
      delete fold.dataset.forPaper;
    });
  });
})();
