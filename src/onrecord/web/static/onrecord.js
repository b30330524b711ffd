// What makes pages quicker where scripts run; every page works without it.
"use strict";
document.documentElement.classList.add("scripted");
// On a narrow screen the row of pages is scrolled: to where one is.
addEventListener("DOMContentLoaded", () => {
  const here = document.querySelector(".masthead [aria-current]");
  const row = here?.closest("ul");
  if (row && row.scrollWidth > row.clientWidth) row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
});
