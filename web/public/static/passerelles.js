// Small comforts; every page works without them. Nothing is stored, nothing is sent.
(function () {
  "use strict";
  var exit = document.querySelector("a.exit");
  function leave(event) {
    if (event) event.preventDefault();
    document.documentElement.classList.add("gone");
    location.replace(exit.href);
  }
  if (exit) {
    exit.addEventListener("click", leave);
    var presses = 0, timer;
    document.addEventListener("keyup", function (event) {
      clearTimeout(timer);
      presses = event.key === "Shift" ? presses + 1 : 0;
      if (presses === 3) leave();
      timer = setTimeout(function () { presses = 0; }, 2000);
    });
  }
  // A link to an answer also moves the keyboard there.
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest('a[href^="#"]');
    var target = link && document.getElementById(link.getAttribute("href").slice(1));
    if (target && !target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
  });
})();
