// A question with a line to type in, or with choices.
import { frame, html, problemLine } from "../shared/dom.js";
import { answerKeeper, reactionLine } from "./quiz.js";
import { react } from "./reaction.js";

function render({ model, el }) {
  const root = frame(model, el, "question");
  root.append(problemLine(model));
  if (!model.get("asks")) return;

  const keeper = answerKeeper(model, root);
  const reaction = reactionLine(model);
  const field = model.get("choices").length ? choices(model) : textField(model);
  const button = html("button", { class: "bp-button", type: "submit" }, "Answer");
  const form = html("form", {}, field.element, button);
  root.append(form, reaction.element, keeper.element);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const answer = field.get().trim();
    if (!answer) {
      reaction.forget();
      reaction.element.textContent = "There is no answer yet.";
      return;
    }
    keeper.keep(answer);
    showReaction(answer);
  });
  model.on("change:answer", () => field.set(model.get("answer")));
  if (model.get("answer")) showReaction(model.get("answer"));

  function showReaction(answer) {
    const exercise = model.get("exercise"); // recorded in pages that never have a kernel
    if (exercise) model.set("reaction", { about: answer, ...react(exercise, answer) });
    reaction.expect(answer);
  }
}

function textField(model) {
  const input = html("input", { type: "text", maxlength: 200, autocomplete: "off" });
  input.value = model.get("answer");
  const element = html("label", {}, html("span", { class: "bp-question-text" }, model.get("asks")), input);
  return { element, get: () => input.value, set: (answer) => (input.value = answer) };
}

function choices(model) {
  const radios = model.get("choices").map((choice) => {
    const radio = html("input", { type: "radio", name: model.get("placeholder_id"), value: choice });
    radio.checked = model.get("answer") === choice;
    return radio;
  });
  const element = html(
    "fieldset",
    {},
    html("legend", { class: "bp-question-text" }, model.get("asks")),
    ...radios.map((radio) => html("label", { class: "bp-choice" }, radio, radio.value)),
  );
  return {
    element,
    get: () => radios.find((radio) => radio.checked)?.value ?? "",
    set: (answer) => radios.forEach((radio) => (radio.checked = radio.value === answer)),
  };
}

export default { render };
