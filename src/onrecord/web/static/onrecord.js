// What makes pages quicker where scripts run; every page works without it.
"use strict";
document.documentElement.classList.add("scripted");
