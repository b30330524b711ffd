// The page of a report: layers change at once, a click anywhere in a claim's words leads to it, and its words show which they are.
"use strict";
(() => {
  const show = () => {
    const [, kind, of] = location.hash.match(/^#(claim|statement)-(.+)$/) || [];
    for (const mark of document.querySelectorAll(".mark.current")) mark.classList.remove("current");
    if (!kind) return;
    const parts = kind === "claim" ? ".mark-trigger" : ".mark-cue, .mark-source";
    for (const mark of document.querySelectorAll(parts)) {
      if ((mark.dataset.of || "").split(" ").includes(of)) mark.classList.add("current");
    }
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest("a, button, input, select, summary")) return;
    if (!getSelection().isCollapsed) return;
    const mark = event.target.closest(".text .mark-evidence");
    if (mark) location.hash = `claim-${mark.dataset.of.split(" ")[0]}`;
  });

  const layers = document.querySelector("form.layers");
  let asked = 0;
  const change = async () => {
    const mine = ++asked;
    const address = new URL(layers.action);
    address.search = new URLSearchParams(new FormData(layers)).toString();
    address.hash = location.hash;
    const answer = await fetch(address);
    if (!answer.ok) return layers.submit();
    const text = await answer.text();
    if (mine !== asked) return; // switched again meanwhile: an answer that comes late is no longer what was asked for
    const made = new DOMParser().parseFromString(text, "text/html");
    document.getElementById("text").replaceWith(made.getElementById("text"));
    // What the forms and links of the page carry along is the address, which is another now.
    history.replaceState(null, "", address);
    for (const back of document.querySelectorAll('input[name="back"]')) {
      const [, anchor] = back.value.split("#");
      back.value = address.pathname + address.search + (anchor ? `#${anchor}` : "");
    }
    show();
  };
  if (layers) layers.addEventListener("change", () => change().catch(() => layers.submit()));
  window.addEventListener("hashchange", show);
  show();
})();
