// Runs before the page is drawn: says that scripts work and puts back the colours chosen last time.
(function (root) {
  root.classList.add("js");
  try {
    var theme = localStorage.getItem("hub-theme");
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  } catch (error) {
    // Storage may be switched off; the system's own setting then decides.
  }
})(document.documentElement);
