// Follows a job while it is read, and tells of files that are too long before they are sent.
"use strict";
{
  const PAUSE = 1000;
  const LONGEST_PAUSE = 15000;

  const follow = async (place) => {
    let pause = PAUSE;
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      try {
        const answer = await fetch(place.dataset.follow, { headers: { Accept: "application/json" } });
        if (answer.status === 404 || answer.status === 401) return location.reload();
        if (!answer.ok) throw new Error(String(answer.status));
        const page = await answer.json();
        const state = page.job.state + (page.job.waits_for_record ? " for the record" : "");
        if (!page.goes_on || state !== place.dataset.state) {
          place = await renewed(place);
          if (!place.dataset.follow) return undefined;
        } else {
          show(place, page.job.counts);
        }
        pause = PAUSE;
      } catch {
        pause = Math.min(LONGEST_PAUSE, pause * 2); // the server is busy, or starts again: the job goes on
      }
    }
  };

  const show = (place, counts) => {
    for (const name of ["new", "known", "failed"]) place.querySelector(`.count-${name}`).textContent = counts[name];
    const bar = place.querySelector("progress");
    if (!bar) return;
    if (counts.total) {
      bar.max = counts.total;
      bar.value = counts.read;
    }
    place.querySelector(".read-of").textContent = counts.total ? `${counts.read} of ${counts.total}` : counts.read;
  };

  // The page as it is now takes the old one's place; the line that is read aloud stays the same element.
  const renewed = async (place) => {
    const answer = await fetch(location.href);
    if (!answer.ok) throw new Error(String(answer.status));
    const made = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("job");
    const told = place.querySelector(".job-state");
    const now = made.querySelector(".job-state");
    now.replaceWith(told);
    told.replaceChildren(...now.childNodes);
    place.replaceChildren(...made.childNodes);
    if (made.dataset.follow) place.dataset.follow = made.dataset.follow;
    else delete place.dataset.follow;
    place.dataset.state = made.dataset.state;
    return place;
  };

  const check = (form) => {
    const files = [...form.elements.files.files];
    const long = files.find((file) => file.size > Number(form.dataset.mostFile));
    const all = files.reduce((sum, file) => sum + file.size, 0);
    if (long) return `${long.name} is longer than is taken at once. Send it in parts.`;
    if (all > Number(form.dataset.most)) return "Together the files are longer than is taken at once. Send fewer.";
    return "";
  };

  const job = document.querySelector("[data-follow]");
  if (job) follow(job);
  const form = document.querySelector("form[data-most]");
  if (form) {
    form.addEventListener("submit", (event) => {
      const fault = check(form);
      const place = form.querySelector(".form-fault");
      place.textContent = fault;
      place.hidden = !fault;
      if (fault) event.preventDefault();
    });
  }
}
