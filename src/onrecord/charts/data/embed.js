// What pages call to draw a chart; `vegaEmbed` comes from the bundle that this file is put into (charts/browser.py).
//
//   onrecordCharts.embed(element, spec, {fit, onPeriod, onPick}) -> Promise of the Vega view
//
// `fit` draws a single chart as wide as its element. `onPeriod(since, until)` is told the ISO dates of the range that
// was dragged, both null when it is cleared; `onPick(datum)` the data of a mark that was clicked.
// Expressions are interpreted, never compiled, no style element is added, and nothing is fetched: the strictest
// Content-Security-Policy will do. What reports say is put into the page as text only.

const refused = () => Promise.reject(new Error("Charts fetch nothing."));
const loader = {load: refused, sanitize: refused, http: refused, file: refused};

function tip(box) {
  return (handler, event, item, value) => {
    box.replaceChildren();
    box.hidden = value === null || value === undefined || value === "";
    if (box.hidden) return;
    const rows = typeof value === "object" ? Object.entries(value) : [["", value]];
    for (const [name, told] of rows) {
      const row = document.createElement("div");
      const head = document.createElement("b");
      head.textContent = name ? `${name} ` : "";
      row.append(head, document.createTextNode(String(told)));
      box.append(row);
    }
    const around = box.parentElement.getBoundingClientRect();
    const right = event.clientX - around.left > around.width / 2;
    box.style.top = `${event.clientY - around.top + 14}px`;
    box.style.left = right ? "auto" : `${event.clientX - around.left + 10}px`;
    box.style.right = right ? `${around.right - event.clientX + 10}px` : "auto";
  };
}

function isoDay(milliseconds) {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function watchPeriod(view, tell) {
  view.addSignalListener("period", (name, value) => {
    const range = value && Object.values(value)[0];
    if (!range || range.length < 2) return tell(null, null);
    const [from, to] = [Math.min(...range), Math.max(...range)];
    tell(isoDay(from), isoDay(Math.max(from, to - 1)));
  });
}

async function embed(element, spec, {fit = false, onPeriod = null, onPick = null} = {}) {
  const single = String(spec.$schema).includes("vega-lite") && typeof spec.width === "number";
  const drawn = fit && single ? {...spec, width: "container", autosize: {type: "fit-x", contains: "padding"}} : spec;
  const canvas = document.createElement("div");
  canvas.className = "chart-drawing";
  const box = document.createElement("div");
  box.className = "chart-tip";
  box.hidden = true;
  element.replaceChildren(canvas, box);
  element.style.position = "relative";
  box.style.position = "absolute";
  box.style.pointerEvents = "none";
  if (fit && single) canvas.style.width = "100%";
  const {view} = await vegaEmbed(canvas, drawn, {
    ast: true, actions: false, defaultStyle: false, renderer: "svg", loader, tooltip: tip(box),
  });
  if (onPeriod && view.getState().signals.period !== undefined) watchPeriod(view, onPeriod);
  if (onPick) view.addEventListener("click", (event, item) => item && item.datum && onPick(item.datum));
  return view;
}

window.onrecordCharts = {embed};

// A page that is one chart names its element and its data; see charts/rendering.py.
const alone = document.getElementById("onrecord-chart");
const given = document.getElementById("onrecord-chart-spec");
if (alone && given) embed(alone, JSON.parse(given.textContent));
