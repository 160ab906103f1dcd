// The reaction to an answer in a page without Python: the rules of checks/question.py again. A test
// compares the two.

const SPELLING = 80; // percent
const NEGATIONS = new Set("not no never isnt doesnt dont cannot without instead than".split(" "));
const ARTICLES = new Set("a an the it is".split(" "));
const SMALL = new Set([...ARTICLES, ..."at by from in of on to with go goes be".split(" ")]);

function words(text) {
  return (text.toLowerCase().replace(/['’]/g, "").match(/[\p{L}\p{N}]+/gu) ?? []).map(singular);
}

function singular(word) {
  if (/(sses|iases)$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && /s$/.test(word) && !/(ss|ias)$/.test(word) ? word.slice(0, -1) : word;
}

/** rapidfuzz's ratio: the percentage of letters that are in the longest common subsequence. */
function ratio(first, second) {
  let row = new Array(second.length + 1).fill(0);
  for (const letter of first) {
    const next = [0];
    for (let j = 1; j <= second.length; j++)
      next[j] = second[j - 1] === letter ? row[j - 1] + 1 : Math.max(row[j], next[j - 1]);
    row = next;
  }
  return (200 * row.at(-1)) / (first.length + second.length);
}

function sameWord(first, second) {
  if (first === second) return true;
  return Math.min(first.length, second.length) >= 4 && ratio(first, second) >= SPELLING;
}

/** Whether the words of the phrase occur among these words, in this order. */
function mentions(spoken, phrase) {
  let i = 0;
  return words(phrase).every((word) => {
    while (i < spoken.length && !sameWord(word, spoken[i])) i += 1;
    i += 1;
    return i <= spoken.length;
  });
}

/** Whether the words of the phrase occur among these words side by side. */
function contains(spoken, phrase) {
  const wanted = words(phrase);
  return spoken.some((_, i) => wanted.every((word, k) => i + k < spoken.length && sameWord(word, spoken[i + k])));
}

/** The words without those that are denied, and without articles. */
function asserted(spoken) {
  let denied = false;
  return spoken.filter((word) => {
    if (NEGATIONS.has(word)) denied = true;
    else if (denied) denied = SMALL.has(word);
    else return !ARTICLES.has(word);
    return false;
  });
}

/** { right, text }: one or two sentences about the answer. */
export function react({ accepted, excluded, reactions, praise, hint }, answer) {
  const spoken = words(answer);
  if (spoken.length > 25)
    return { right: false, text: "That is a long answer. Say it in one short sentence." };
  const phraseIn = (list) => Object.keys(reactions).find((phrase) => mentions(list, phrase));
  if (!accepted.length) return { right: true, text: reactions[phraseIn(spoken)] };
  const claims = asserted(spoken);
  if (accepted.some((phrase) => mentions(claims, phrase))) {
    const contradiction = excluded.find((phrase) => contains(claims, phrase));
    return { right: !contradiction, text: contradiction ? reactions[contradiction] : praise };
  }
  return { right: false, text: reactions[phraseIn(claims)] ?? hint };
}
