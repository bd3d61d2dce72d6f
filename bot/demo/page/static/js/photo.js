// Photos as a messenger shows them: across the bubble, several side by side, large on a tap.

import { button, el, icon } from "./dom.js";
import { dialog } from "./popups.js";

// A phone's bubble shows a photo with three pixels to a point.
const ENOUGH = 1000;
// Photos of a row stand side by side while they are not wider than this to their height.
const WIDEST_ROW = 2.2;

/** Return the photos of a message or an album; `otherwise` makes what stands for a broken one. */
export function photos(albums, otherwise) {
  return el("div", { class: "photos" }, rows(albums).map((row) => photoRow(row, otherwise)));
}

const ratio = (sizes) => sizes.at(-1).width / sizes.at(-1).height;
const address = (size) => `/visitors/photos/${encodeURIComponent(size.file_id)}`;

/** Part photos into rows that keep them large enough. */
function rows(albums) {
  const found = [];
  for (const sizes of albums) {
    const row = found.at(-1);
    const wide = row ? row.reduce((sum, other) => sum + ratio(other), ratio(sizes)) : Infinity;
    if (wide <= WIDEST_ROW) row.push(sizes);
    else found.push([sizes]);
  }
  return found;
}

function photoRow(row, otherwise) {
  return el("div", { class: "photo-row" }, row.map((sizes) => photo(sizes, otherwise)));
}

function photo(sizes, otherwise) {
  const { width, height } = sizes.at(-1);
  const small = sizes.find((size) => Math.max(size.width, size.height) >= ENOUGH) ?? sizes.at(-1);
  const img = el("img", { src: address(small), width, height, alt: "" });
  const box = button({ class: "photo", "aria-label": "Photo", onclick: () => view(sizes.at(-1)) }, img);
  box.style.flexGrow = 100 * ratio(sizes); // less than 1 would leave room beside it
  box.style.aspectRatio = ratio(sizes);
  img.addEventListener("error", () => box.replaceWith(otherwise(sizes)));
  return box;
}

/** Show a photo over the whole chat; a tap makes it larger and smaller, wherever it was tapped. */
function view(size) {
  const img = el("img", { src: address(size), width: size.width, height: size.height, alt: "Photo" });
  const close = button({ class: "viewer-close round", "aria-label": "Close" }, icon("close"));
  const box = dialog({ class: "viewer", "aria-label": "Photo" }, el("div", { class: "stage" }, img), close);
  close.addEventListener("click", () => box.close());
  img.addEventListener("click", (event) => zoom(img, event));
}

function zoom(img, event) {
  const { left, top, width, height } = img.getBoundingClientRect();
  const [x, y] = [(event.clientX - left) / width, (event.clientY - top) / height];
  const stage = img.parentElement;
  stage.classList.toggle("large");
  const now = img.getBoundingClientRect();
  stage.scrollTo(x * now.width - stage.clientWidth / 2, y * now.height - stage.clientHeight / 2);
}
