/* Links without reload, tables that sort. All data come ready-made and escaped. */
function follow(address) {
  history.pushState({}, "", address);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}

function sortKey(row, index) {
  const cell = row.cells[index];
  const key = cell ? cell.dataset.sort : undefined;
  if (key === undefined || key === "") return null;
  const number = Number(key);
  return Number.isNaN(number) ? key : number;
}

function compare(a, b, language) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), language || undefined);
}

/* Rows without a value stay last whichever way the column is sorted. */
function sortBy(header) {
  const table = header.closest("table");
  const body = table.tBodies[0];
  const index = header.cellIndex;
  const was = header.getAttribute("aria-sort");
  const first = header.classList.contains("number") ? "descending" : "ascending";
  const other = first === "descending" ? "ascending" : "descending";
  const way = was === first ? other : first;
  for (const one of table.tHead.rows[0].cells) one.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", way);
  const sign = way === "ascending" ? 1 : -1;
  const rows = [...body.rows].map((row) => [sortKey(row, index), row]);
  rows.sort(([a], [b]) => {
    if (a === null || b === null) return (a === null) - (b === null);
    return sign * compare(a, b, header.closest("[lang]")?.lang);
  });
  body.append(...rows.map(([, row]) => row));
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  if (root.dataset.markup !== data.markup) {
    root.innerHTML = data.markup;
    root.dataset.markup = data.markup;
  }
  root.lang = data.lang;
  // Streamlit may run this twice for one click: going where the reader is already would spoil Back.
  if (data.go && new URL(data.go, location.href).href !== location.href) follow(data.go);

  root.onclick = (event) => {
    const target = event.target;
    const inside = target.closest("details");
    for (const open of root.querySelectorAll("details[open]")) {
      if (open !== inside) open.removeAttribute("open");
    }
    const header = target.closest("th[data-sortable]");
    if (header) return sortBy(header);
    const changed = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    const link = target.closest("a[href]");
    const row = target.closest("tr[data-href]");
    const address = link ? link.getAttribute("href") : row && row.dataset.href;
    if (!address || changed || inside) return undefined;
    if (!link && String(getSelection())) return undefined;
    event.preventDefault();
    return follow(address);
  };
  root.onkeydown = (event) => {
    if (event.key === "Escape") {
      for (const open of root.querySelectorAll("details[open]")) open.removeAttribute("open");
    }
    const header = event.target.closest("th[data-sortable]");
    if (header && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      sortBy(header);
    }
  };
}
