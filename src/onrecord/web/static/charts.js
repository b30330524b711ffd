// Charts that can be explored: the picture gives way to the same chart drawn here, on demand.

const dark = matchMedia("(prefers-color-scheme: dark)");
const narrow = matchMedia("(max-width: 40rem)");
const loaded = {};

function bundle(address) {
  loaded[address] ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => resolve(window.onrecordCharts));
    script.addEventListener("error", () => {
      delete loaded[address];
      reject(new Error("The script that draws charts did not arrive."));
    });
    document.head.append(script);
  });
  return loaded[address];
}

function address(path, asked) {
  const here = new URLSearchParams(location.search);
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({as_of: here.get("as_of"), ...asked})) {
    for (const one of [value].flat()) {
      if (one !== null && one !== undefined && one !== "") query.append(name, one);
    }
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

const inPath = (id) => id.split("/").map(encodeURIComponent).join("/").replace(/\.json$/, "%2Ejson");
const dayOf = (value) => new Date(value).toISOString().slice(0, 10);

const sameDay = (value) => ({since: dayOf(value), until: dayOf(value)});
const HAPPENED = ["reported", "confirmed", "disputed"];

// Where a mark leads, by chart: to the lists behind it, always at our own address. `asked` is what the chart asks.
const leads = {
  days: ({day}, asked) => day && address("/events", {...asked, ...sameDay(day), status: HAPPENED}),
  balance: ({day}, asked) => day && address("/events", {...asked, ...sameDay(day), status: HAPPENED}),
  between: ({month}, {a, b}) => {
    const whole = month && dayOf(month).slice(0, 7);
    return whole && address("/events", {between: [a, b].flat(), since: whole, until: whole, status: HAPPENED});
  },
  network: ({a, b, id}, {since, until}) =>
    a && b ? address("/between", {a, b, since, until}) : id && address(`/actors/${inPath(id)}`, {}),
  dyads: ({a, b}, asked) => a && b && address("/events", {...asked, between: [a, b], status: HAPPENED}),
  holders: ({id}, asked) => id && address("/events", {...asked, holder: id, status: HAPPENED}),
  scores: ({id}, {actor}) => id && address("/forecasts/board", {actor, holder: id}),
  accounts: ({claim}) => claim && address(`/claims/${inPath(claim)}`, {}),
  map: ({place}, asked) => place && !place.endsWith("…") && address("/events", {...asked, place, status: HAPPENED}),
};

// What a chart asks, without how it looks.
function question(figure) {
  const asked = {};
  for (const [name, value] of new URL(figure.dataset.spec, location.href).searchParams) {
    (asked[name] ??= []).push(value);
  }
  for (const name of ["theme", "size", "headed", "most"]) delete asked[name];
  return asked;
}

// The dates of this page's own form, with what it asks besides.
function period(since, until) {
  const query = new URLSearchParams(location.search);
  query.delete("after");
  query.set("since", since);
  query.set("until", until);
  return `${location.pathname}?${query}`;
}

async function draw(figure) {
  const place = figure.querySelector(".chart-place");
  const spec = new URL(figure.dataset.spec, location.href);
  spec.searchParams.set("theme", dark.matches ? "dark" : "light");
  spec.searchParams.set("size", narrow.matches ? "narrow" : "wide");
  const [charts, answer] = await Promise.all([bundle(figure.dataset.bundle), fetch(spec)]);
  if (!answer.ok) throw new Error("The figures of the chart did not arrive.");
  const chosen = figure.querySelector(".chart-chosen");
  const name = figure.dataset.chart;
  const {zoom} = await charts.embed(place, await answer.json(), {
    fit: true,
    onPeriod: (since, until) => {
      chosen.hidden = !since;
      if (!since) return;
      chosen.href = period(since, until);
      chosen.textContent = since === until ? `Show ${since}` : `Show ${since} to ${until}`;
    },
    onPick: (datum) => {
      const target = leads[name] && leads[name](datum, question(figure));
      if (target) location.assign(target);
    },
  });
  place.classList.add("explored");
  return zoom;
}

const NEARER = 2;
const STEP = 60;
const ARROWS = {ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP]};

// The buttons by which one goes nearer, and the arrow keys on them by which one looks about; `now` gives what is drawn.
function offerZoom(tools, now) {
  tools.addEventListener("click", (event) => {
    const factor = event.target.closest("button")?.dataset.zoom;
    const zoom = now();
    if (!zoom || factor === undefined) return;
    if (factor === "whole") zoom.whole();
    else zoom.by(factor === "nearer" ? NEARER : 1 / NEARER);
  });
  tools.addEventListener("keydown", (event) => {
    const step = ARROWS[event.key];
    const zoom = now();
    if (!step || !zoom || zoom.zoom() === 1) return;
    event.preventDefault();
    zoom.move(...step);
  });
}

function offer(figure) {
  const button = figure.querySelector(".chart-explore");
  const picture = figure.querySelector("picture");
  const place = figure.querySelector(".chart-place");
  const chosen = figure.querySelector(".chart-chosen");
  const tools = figure.querySelector(".chart-zoom");
  let explored = false;
  let zoom = null;
  const redraw = () => {
    draw(figure).then((drawn) => {
      zoom = drawn;
      if (tools) tools.hidden = !zoom;
    }).catch((error) => {
      button.textContent = error.message;
    });
  };
  if (tools) offerZoom(tools, () => zoom);
  button.addEventListener("click", () => {
    explored = !explored;
    button.setAttribute("aria-pressed", String(explored));
    if (explored) {
      redraw();
    } else {
      place.classList.remove("explored");
      place.replaceChildren(picture);
      chosen.hidden = true;
      if (tools) tools.hidden = true;
    }
  });
  // A range that was dragged is gone to when the drag ends; the link beside it is for those who use no pointer.
  place.addEventListener("pointerup", () => {
    setTimeout(() => {
      if (explored && !chosen.hidden) location.assign(chosen.href);
    }, 60);
  });
  for (const changes of [dark, narrow]) {
    changes.addEventListener("change", () => explored && redraw());
  }
}

document.querySelectorAll("figure.chart").forEach(offer);
