import { escapeXml as t } from "@slotwise/words";
import { CONTROL_NAMES, CONTROLS_ASIDE, type ControlName } from "./fleet/controls.js";
import type { PanelWords } from "./page/words.js";
import { FAULT_CHOICES, type FaultChoice } from "./story/fault-choice.js";

/** Seconds of the cycle for each one of the clock. */
const SPEEDS = [1, 10, 60, 600];

/** All that a panel consists of, hidden until there is a fleet. It holds no style and no script. */
export function panelMarkup(words: PanelWords): string {
  const faults: Readonly<Record<FaultChoice, string>> = {
    none: words.faultsNone,
    join: words.faultsJoin,
    crash: words.faultsCrash,
  };
  const sliders = (names: readonly ControlName[]) => names.map((name) => slider(name, words.controls[name])).join("\n");
  return `<header id="top">
<div id="deployments" class="row" hidden>
<h1 id="heading"></h1>
<label><span class="away">${t(words.deployment)}</span><select id="deployment"></select></label>
<span id="deployments-list"></span>
</div>
<section aria-label="${t(words.verdict)}"><p id="verdict" role="status" tabindex="-1" hidden></p></section>
</header>
<p id="none" role="status" hidden></p>
<div id="all" hidden>
<p id="proposal" role="status" hidden></p>
<details id="more" hidden>
<summary id="more-title"></summary>
<ul id="more-list"></ul>
</details>
<p id="limit" class="quiet"></p>
<div id="sizes" class="row" role="group" aria-label="${t(words.sizes)}"></div>
<p id="size" class="quiet" hidden></p>
<section aria-label="${t(words.cycle)}">
<div class="row"><label for="drawn">${t(words.release)}</label><select id="drawn"></select></div>
<p id="drawn-said" class="quiet"></p>
<div id="picture"></div>
<label><span class="away">${t(words.time)}</span><input id="time" type="range" min="0"></label>
<div class="row">
<button id="play" type="button">${t(words.play)}</button>
<label><span class="away">${t(words.speed)}</span><select id="speed">
${SPEEDS.map((speed) => option(String(speed), speed === 1 ? words.speedReal : `${speed} ×`)).join("")}
</select></label>
<span id="now"></span>
</div>
<details>
<summary>${t(words.inWords)}</summary>
<p id="description" class="quiet"></p>
</details>
</section>
<section aria-label="${t(words.settings)}">
<div class="sliders">
${sliders(CONTROL_NAMES.filter((name) => !CONTROLS_ASIDE.includes(name)))}
</div>
<details id="crons-part" hidden>
<summary>${t(words.crons)}</summary>
<div id="crons"></div>
</details>
<details id="aside">
<summary>${t(words.aside)}</summary>
<div class="sliders">
${sliders(CONTROLS_ASIDE)}
</div>
</details>
<details id="map-part">
<summary>${t(words.map)}</summary>
<div id="map"></div>
<p id="map-said" class="quiet"></p>
</details>
<div class="row">
<button id="write" type="button" class="main">${t(words.write)}</button>
<button id="reset" type="button">${t(words.reset)}</button>
<button id="copy" type="button">${t(words.copy)}</button>
</div>
<p id="told" role="status" class="quiet"></p>
</section>
<section id="worst" aria-labelledby="worst-title">
<h2 id="worst-title">${t(words.worst)}</h2>
<div class="control"><label for="faults">${t(words.faults)}</label><select id="faults">
${FAULT_CHOICES.map((choice) => option(choice, faults[choice])).join("")}
</select></div>
<p id="found"></p>
<p id="answer" role="status" class="away"></p>
<div id="story-picture" class="story"></div>
<div id="story-times" hidden>
<label><span class="away">${t(words.storyTime)}</span><input id="story-time" type="range" min="0"></label>
<div class="row">
<button id="story-previous" type="button">${t(words.previousEvent)}</button>
<button id="story-next" type="button">${t(words.nextEvent)}</button>
<span id="story-now"></span>
</div>
<p id="story-busy" role="status" class="quiet"></p>
</div>
<ol id="story"></ol>
</section>
</div>
`;
}

function option(value: string, text: string): string {
  return `<option value="${value}">${t(text)}</option>`;
}

function slider(name: ControlName, { label, unit }: { readonly label: string; readonly unit: string }): string {
  return `<div class="control"><label for="${name}">${t(label)}</label>
<input id="${name}" type="range" min="0" step="1">
<span class="exact"><input id="${name}-exact" type="number" min="0" step="any" aria-label="${t(`${label}, ${unit}`)}"> <span aria-hidden="true">${t(unit)}</span></span></div>`;
}
