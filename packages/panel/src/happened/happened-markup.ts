import { escapeXml as t } from "@slotwise/words";
import { DRAWN_SPANS } from "./drawn-span.js";
import type { HappenedWords } from "./happened-words.js";

/** All that the page consists of, hidden until there is something to show. It holds no style and no script. */
export function happenedMarkup(words: HappenedWords): string {
  const spans = DRAWN_SPANS.map((span) => `<option value="${span}">${t(words.spans[span])}</option>`).join("");
  return `<p id="nothing">${t(words.reading)}</p>
<p id="said" role="status" class="away"></p>
<div id="all" hidden>
<h1 id="heading"></h1>
<p id="older" role="status" hidden></p>
<section aria-label="${t(words.now)}">
<p id="verdict"></p>
<div id="sentences"></div>
<div id="clearing" hidden>
<p>${t(words.inside)} <code id="inside"></code></p>
<pre><code id="statement"></code></pre>
<div class="row"><button id="copy-statement" type="button">${t(words.copyStatement)}</button></div>
</div>
</section>
<section id="broken" aria-labelledby="broken-title">
<h2 id="broken-title">${t(words.broken)}</h2>
<div id="broken-list"></div>
</section>
<section aria-labelledby="picture-title">
<h2 id="picture-title">${t(words.happened)}</h2>
<div class="control"><label for="span">${t(words.time)}</label><select id="span">${spans}</select></div>
<div id="picture" class="story"></div>
<p id="caption" class="quiet"></p>
<details>
<summary>${t(words.inWords)}</summary>
<ul id="description"></ul>
</details>
<div class="row"><button id="copy" type="button">${t(words.copy)}</button></div>
<p id="told" role="status" class="quiet"></p>
</section>
<section id="others" aria-labelledby="others-title">
<h2 id="others-title">${t(words.others)}</h2>
<ul id="others-list"></ul>
</section>
<section aria-labelledby="measured-title">
<h2 id="measured-title">${t(words.measured)}</h2>
<ul id="measured"></ul>
</section>
<section id="remarks-part" aria-labelledby="remarks-title">
<h2 id="remarks-title">${t(words.remarks)}</h2>
<ul id="remarks"></ul>
</section>
</div>
`;
}
