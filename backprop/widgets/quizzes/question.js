// A question with a line to type in, or with choices.
import { frame, html, problemLine } from "../shared/dom.js";
import { keeper, reactionLine } from "./quiz.js";
import { react } from "./reaction.js";

function render({ model, el }) {
  const root = frame(model, el, "question");
  root.append(problemLine(model));
  if (!model.get("asks")) return;

  const answers = keeper(model, root);
  const reaction = reactionLine(model);
  const field = model.get("choices").length ? choices(model) : line(model);
  const button = html("button", { class: "bp-button", type: "submit" }, "Answer");
  const form = html("form", {}, field.place, button);
  root.append(form, reaction.place, answers.place);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const answer = field.get().trim();
    if (!answer) {
      reaction.forget();
      reaction.place.textContent = "There is no answer yet.";
      return;
    }
    answers.give(answer);
    hear(answer);
  });
  model.on("change:answer", () => field.set(model.get("answer")));
  if (model.get("answer")) hear(model.get("answer"));

  function hear(answer) {
    const asked = model.get("asked"); // where there is no kernel to say something
    if (asked) model.set("reaction", { about: answer, ...react(asked, answer) });
    reaction.expect(answer);
  }
}

function line(model) {
  const input = html("input", { type: "text", maxlength: 200, autocomplete: "off" });
  input.value = model.get("answer");
  const place = html("label", {}, html("span", { class: "bp-asks" }, model.get("asks")), input);
  return { place, get: () => input.value, set: (answer) => (input.value = answer) };
}

function choices(model) {
  const radios = model.get("choices").map((choice) => {
    const radio = html("input", { type: "radio", name: model.get("still_key"), value: choice });
    radio.checked = model.get("answer") === choice;
    return radio;
  });
  const place = html(
    "fieldset",
    {},
    html("legend", { class: "bp-asks" }, model.get("asks")),
    ...radios.map((radio) => html("label", { class: "bp-choice" }, radio, radio.value)),
  );
  return {
    place,
    get: () => radios.find((radio) => radio.checked)?.value ?? "",
    set: (answer) => radios.forEach((radio) => (radio.checked = radio.value === answer)),
  };
}

export default { render };
