// What exercises/question.py says to an answer, where no Python is: the same rules, and a test that
// holds the two together.

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

/** As rapidfuzz has it: of all letters, how many are in the longest common subsequence, in percent. */
function ratio(one, other) {
  let row = new Array(other.length + 1).fill(0);
  for (const letter of one) {
    const next = [0];
    for (let j = 1; j <= other.length; j++)
      next[j] = other[j - 1] === letter ? row[j - 1] + 1 : Math.max(row[j], next[j - 1]);
    row = next;
  }
  return (200 * row.at(-1)) / (one.length + other.length);
}

function sameWord(one, other) {
  if (one === other) return true;
  return Math.min(one.length, other.length) >= 4 && ratio(one, other) >= SPELLING;
}

/** Whether the words of the phrase occur in the answer, in this order. */
function mentions(given, phrase) {
  let at = 0;
  return words(phrase).every((word) => {
    while (at < given.length && !sameWord(word, given[at])) at += 1;
    at += 1;
    return at <= given.length;
  });
}

/** Whether they stand there side by side. */
function says(given, phrase) {
  const wanted = words(phrase);
  return given.some((_, i) => wanted.every((word, k) => i + k < given.length && sameWord(word, given[i + k])));
}

/** The answer without what it denies. */
function asserted(given) {
  let denied = false;
  return given.filter((word) => {
    if (NEGATIONS.has(word)) denied = true;
    else if (denied) denied = SMALL.has(word);
    else return !ARTICLES.has(word);
    return false;
  });
}

/** Right or not, and one or two sentences. */
export function react({ accepted, excluded, reactions, praise, hint }, answer) {
  const given = words(answer);
  if (given.length > 25)
    return { right: false, text: "That is a long answer. Say it in one short sentence." };
  const found = (among, heard) => Object.keys(reactions).find((phrase) => heard(among, phrase));
  if (!accepted.length) return { right: true, text: reactions[found(given, mentions)] };
  const said = asserted(given);
  if (accepted.some((phrase) => mentions(said, phrase))) {
    const spoilt = excluded.find((phrase) => says(said, phrase));
    return { right: !spoilt, text: spoilt ? reactions[spoilt] : praise };
  }
  return { right: false, text: reactions[found(said, mentions)] ?? hint };
}
