// Keys and selections of the workbench. Everything here presses a button or fills a field that is
// on the page: without scripts the same is done by hand.
"use strict";

const STORE = "cenotaph-keys";
const keysAreOn = () => localStorage.getItem(STORE) !== "off";

// A key belongs to the page only while nobody types, and no browser or reader shortcut is meant.
const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

const named = (key) => key && document.querySelector(`[data-key="${CSS.escape(key)}"]`);

// Who types Arabic or Cyrillic presses the same place of the keyboard and gets another letter.
const onLatinKeys = (event) =>
  event.key === "؟" ? "?" : /^[a-z]$/i.test(event.key) ? "" : /^Key([A-Z])$/.exec(event.code)?.[1].toLowerCase();

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && typing(event.target)) {
    event.target.blur();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || !keysAreOn() || typing(event.target)) return;
  if (/^[\p{Nd}~]$/u.test(event.key)) {
    const figure = document.querySelector("[data-digits]");
    if (figure === null) return;
    event.preventDefault();
    figure.value = event.key;
    figure.focus();
    return;
  }
  const wanted = named(event.key) ?? named(onLatinKeys(event));
  if (!wanted) return;
  event.preventDefault();
  if (wanted.tagName === "SUMMARY") {
    const fold = wanted.parentElement;
    fold.open = !fold.open;
    if (fold.open) fold.querySelector("form :is(input, select, textarea):not([type=hidden])")?.focus();
  } else {
    wanted.click();
  }
});

// Characters are counted as the record counts them: a sign beyond the basic plane is one.
const characters = (text, end) => Array.from(text.slice(0, end)).length;

const placeOf = (node, offset, atEnd) => {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-start]");
  if (!piece) return null;
  const start = Number(piece.dataset.start);
  if (piece.classList.contains("withheld")) return atEnd ? start + Number(piece.dataset.length) : start;
  return node.nodeType === Node.TEXT_NODE ? start + characters(node.data, offset) : start;
};

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const form = document.querySelector("#enter form");
  if (form === null || selection.rangeCount === 0 || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (!document.getElementById("text").contains(range.commonAncestorContainer)) return;
  const start = placeOf(range.startContainer, range.startOffset, false);
  const end = placeOf(range.endContainer, range.endOffset, true);
  if (start === null || end === null || start >= end) return;
  form.elements.start.value = start;
  form.elements.end.value = end;
  form.elements.words.value = selection.toString();
  const figure = selection.toString().match(/\p{Nd}[\p{Nd},.٬]*\p{Nd}|\p{Nd}/u);
  if (figure) form.elements.count.value = figure[0].replace(/[,.٬]/g, "");
});

document.addEventListener("input", (event) => {
  // words typed by hand are looked up by themselves
  if (event.target.name === "words") event.target.form.elements.start.value = "";
});

const toggle = document.querySelector("[data-keys]");
if (toggle !== null) {
  const say = () => { toggle.textContent = keysAreOn() ? toggle.dataset.on : toggle.dataset.off; };
  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    localStorage.setItem(STORE, keysAreOn() ? "off" : "on");
    say();
  });
  say();
}

document.querySelector(".coded .here")?.scrollIntoView({ block: "nearest" });
document.querySelector(".mark.here")?.scrollIntoView({ block: "center" });
