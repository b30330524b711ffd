// What pages call to draw a chart; `vegaEmbed` comes from the bundle that this file is put into (charts/browser.py).
//
//   onrecordCharts.embed(element, spec, {fit, onPeriod, onPick}) -> Promise of {view, zoom}: the Vega view, and, of a
//   chart that can be gone nearer to (the map, the network), {by(factor), move(across, down), whole(), zoom()}
//
// `fit` draws a single chart as wide as its element. `onPeriod(since, until)` is told the ISO dates of the range that
// was dragged, both null when it is cleared; `onPick(datum)` the data of a mark that was clicked.
// Expressions are interpreted, never compiled, no style element is added, and nothing is fetched: the strictest
// Content-Security-Policy will do. What reports say is put into the page as text only.

const NEAREST = 16;
const CLOSER = 1.5;

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

// How near one is to a chart that has the signals of charts/zoom.py, and how it is moved under what one looks through.
function zooming(view, canvas) {
  const state = {zoom: 1, panX: 0, panY: 0};
  const show = () => {
    for (const [name, value] of Object.entries(state)) view.signal(name, value);
    return view.runAsync();
  };
  const move = (across, down) => {
    const [wide, high] = [view.width() / 2, view.height() / 2];
    const kept = (value, half) => Math.max(-half, Math.min(half, value));
    state.panX = kept(state.panX + across / state.zoom, wide);
    state.panY = kept(state.panY + down / state.zoom, high);
    return show();
  };
  const by = (factor) => {
    state.zoom = Math.max(1, Math.min(NEAREST, state.zoom * factor));
    if (state.zoom === 1) [state.panX, state.panY] = [0, 0];
    return show();
  };
  const whole = () => by(0);
  let from = null;
  let dragged = false;
  canvas.style.userSelect = "none";
  canvas.addEventListener("pointerdown", (event) => {
    dragged = false;
    if (event.pointerType === "mouse" && event.button === 0 && state.zoom > 1) from = [event.clientX, event.clientY];
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!from || !event.buttons) return;
    const [across, down] = [from[0] - event.clientX, from[1] - event.clientY];
    if (!dragged && Math.hypot(across, down) < 4) return;
    dragged = true;
    from = [event.clientX, event.clientY];
    move(across, down);
  });
  canvas.addEventListener("pointerup", () => {
    from = null;
  });
  canvas.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return; // else the page is to be scrolled
    event.preventDefault();
    by(event.deltaY < 0 ? CLOSER : 1 / CLOSER);
  }, {passive: false});
  canvas.addEventListener("click", (event) => {
    if (dragged) event.stopImmediatePropagation();
  }, true);
  return {by, move, whole, zoom: () => state.zoom};
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
  return {view, zoom: view.getState().signals.zoom === undefined ? null : zooming(view, canvas)};
}

window.onrecordCharts = {embed};

// A page that is one chart names its element and its data; see charts/rendering.py.
const alone = document.getElementById("onrecord-chart");
const given = document.getElementById("onrecord-chart-spec");
if (alone && given) embed(alone, JSON.parse(given.textContent));
