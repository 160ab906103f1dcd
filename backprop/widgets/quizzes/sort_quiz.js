// Cards and boxes. A card is dragged, or taken and put down by clicks or keys; both end in `put`.
import { frame, html, problemLine } from "../shared/dom.js";
import { keeper, verdict } from "./quiz.js";
import { networkPlace } from "./network_map.js";
import Sortable from "./vendor/Sortable.min.js";

function render({ model, el }) {
  const root = frame(model, el, "sort");
  root.append(problemLine(model));
  if (!model.get("cards").length) return undefined;

  const TRAY = "";
  const boxes = new Map(
    [[TRAY, "Not sorted yet"], ...model.get("boxes")].map(([key, title]) => [key, box(key, title)]),
  );
  const cards = new Map(model.get("cards").map((name) => [name, card(name, model)]));
  const network = networkPlace();
  const said = html("p", { class: "bp-said", role: "status" });
  const checkButton = html("button", { class: "bp-button", type: "button" }, "Check my boxes");
  const answers = keeper(model, root);
  const [tray, ...others] = boxes.values();
  const table = html(
    "div",
    {},
    html("div", { class: "bp-sort-top" }, tray.place, network.place),
    html("div", { class: "bp-sort-boxes" }, ...others.map((one) => one.place)),
  );
  root.append(table, html("div", { class: "bp-sort-end" }, checkButton, said), answers.place);

  let inHand = null;
  const boxOf = (name) => model.get("answer")[name] ?? TRAY;
  const say = (...words) => said.replaceChildren(...words);
  const light = (name) => network.show(model.get("places")[name]);

  function hold(name) {
    inHand = name;
    root.classList.toggle("bp-holding", name !== null);
    for (const [one, { button }] of cards) {
      button.setAttribute("aria-pressed", one === name);
      button.tabIndex = name === null || one === name ? 0 : -1; // Tab goes straight to the boxes
    }
    light(name);
  }

  function take(name) {
    hold(name);
    say(`“${name}” is in your hand. Choose a box: click it, or arrow keys and Enter. Escape: leave it.`);
  }

  function leave() {
    const name = inHand;
    hold(null);
    cards.get(name).button.focus();
    say(`“${name}” stays where it was.`);
  }

  /** The card is in this box now. With keys, the hand goes on to the next card. */
  function put(name, key, withKeys = false) {
    const from = boxOf(name);
    hold(null);
    cards.get(name).forget();
    if (key !== from) answers.give({ ...model.get("answer"), [name]: key });
    refresh();
    const left = [...cards.keys()].filter((one) => boxOf(one) === TRAY);
    const next = withKeys && from === TRAY ? (cards.get(left[0])?.button ?? checkButton) : null;
    (next ?? cards.get(name).button).focus();
    const rest = left.length ? `${left.length} of ${cards.size} left` : "all are sorted";
    const where = key === TRAY ? "unsorted again" : `now in ${boxes.get(key).title}`;
    say(`“${name}” is ${where}; ${rest}.`);
  }

  function refresh() {
    for (const [name, { place }] of cards) {
      const { list } = boxes.get(boxOf(name));
      if (place.parentElement !== list) list.append(place);
    }
    for (const { place, title, list } of boxes.values()) {
      place.setAttribute("aria-label", `${title}, cards: ${list.children.length}`);
    }
  }

  function check() {
    const feedback = model.get("feedback");
    const sorted = [...cards.keys()].filter((name) => boxOf(name) !== TRAY);
    for (const name of sorted) cards.get(name).tell(feedback[name][boxOf(name)]);
    const right = sorted.filter((name) => feedback[name][boxOf(name)].right).length;
    const left = cards.size - sorted.length;
    say(`${right} of ${cards.size} are right.${left ? ` Not sorted yet: ${left}.` : ""}`);
  }

  table.addEventListener("click", (event) => {
    const withKeys = event.detail === 0;
    const name = event.target.closest(".bp-card")?.dataset.card;
    const key = event.target.closest(".bp-box")?.dataset.box;
    if (inHand !== null && name === inHand) leave();
    else if (inHand !== null && key !== undefined && (!name || key !== boxOf(inHand)))
      put(inHand, key, withKeys);
    else if (name !== undefined) take(name);
    else if (event.target.closest(".bp-box-name")) say("First take a card, then choose its box.");
  });

  table.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (inHand === null) return;
    if (event.key === "Escape") leave();
    else if (step) {
      const keys = [...boxes.keys()];
      const here = keys.indexOf(event.target.closest(".bp-box")?.dataset.box ?? boxOf(inHand));
      boxes.get(keys[(here + step + keys.length) % keys.length]).button.focus();
    } else return;
    event.preventDefault();
  });

  table.addEventListener("focusin", (event) => {
    if (inHand === null) light(event.target.closest(".bp-card")?.dataset.card);
  });

  checkButton.addEventListener("click", check);
  model.on("change:answer", refresh);
  hold(null);
  refresh();

  // Its own dragging, not the browser's: that one knows no touch and no keys of JupyterLab's.
  const group = model.get("still_key");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const lists = [...boxes.values()].map(({ list }) =>
    Sortable.create(list, {
      group,
      animation: calm ? 0 : 120,
      forceFallback: true,
      fallbackTolerance: 4,
      emptyInsertThreshold: 40,
      ghostClass: "bp-card-gap",
      onStart({ item }) {
        hold(null);
        root.classList.add("bp-holding");
        light(item.dataset.card);
      },
      onEnd({ item, to }) {
        put(item.dataset.card, to.closest(".bp-box").dataset.box);
      },
    }),
  );
  return () => lists.forEach((list) => list.destroy());
}

function box(key, title) {
  const button = html("button", { class: "bp-box-name", type: "button" }, title);
  const list = html("ul", { class: "bp-box-cards" });
  const place = html("div", { class: "bp-box", role: "group", "data-box": key }, button, list);
  return { place, title, button, list };
}

function card(name, model) {
  const id = `${model.get("still_key")}-${model.get("cards").indexOf(name)}`;
  const button = html(
    "button",
    { class: "bp-card", type: "button", "data-card": name, "aria-describedby": id },
    name,
  );
  const where = html("span", { id, hidden: true }, model.get("places")[name].words);
  const note = html("p", { class: "bp-card-said", hidden: true });
  const place = html("li", { "data-card": name }, button, where, note);
  return {
    place,
    button,
    tell(feedback) {
      note.replaceChildren(...verdict(feedback));
      note.hidden = false;
    },
    forget() {
      note.hidden = true;
    },
  };
}

export default { render };
