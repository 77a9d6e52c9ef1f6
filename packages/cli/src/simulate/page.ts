import { createHash } from "node:crypto";
import {
  type Counterexample,
  exactTime,
  headline,
  pictureOf,
  pictureSvg,
  SVG_LAYOUT,
  story,
} from "@slotwise/simulator";
import { escapeHtml } from "./escape-html.js";

const WIDTH = 900;

/** A page of its own that can be scrubbed: nothing is fetched, and only what is written here runs. */
export function counterexamplePage(counterexample: Counterexample): string {
  const sentences = story(counterexample);
  const picture = pictureOf(counterexample);
  const title = headline(counterexample);
  const svg = pictureSvg(picture, { width: WIDTH, title, description: sentences.join(" "), playhead: picture.from });
  const data = JSON.stringify({
    from: picture.from,
    to: picture.to,
    left: SVG_LAYOUT.labels,
    right: WIDTH - SVG_LAYOUT.right,
    rows: picture.rows.map(({ name, executions }) => ({ name, executions })),
    events: counterexample.events.map(({ at }) => at),
  }).replaceAll("<", "\\u003c");
  const script = `const DATA=${data};\n${SCRIPT}`;
  const styles = [STYLE, /<style>([^<]*)<\/style>/.exec(svg)?.[1] ?? ""];
  const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${styles.map(hash).join(" ")}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${svg}
<p><label for="time">Time</label> <input id="time" type="range" min="0" max="1000" value="0"> <output id="now" for="time">${escapeHtml(exactTime(picture.from))}</output></p>
<p id="busy" aria-live="polite"></p>
<ol>
${sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join("\n")}
</ol>
</main>
<script>${script}</script>
</body>
</html>
`;
}

function hash(content: string): string {
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}

const STYLE = `:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:24px}main{max-width:${WIDTH}px;margin:0 auto}svg{max-width:100%;height:auto}input{width:60%;vertical-align:middle}output{font-variant-numeric:tabular-nums}`;

const SCRIPT = `const slider=document.getElementById("time"),now=document.getElementById("now"),busy=document.getElementById("busy"),head=document.getElementById("playhead");
const show=()=>{
  const share=slider.value/1000,time=DATA.from+share*(DATA.to-DATA.from),x=DATA.left+share*(DATA.right-DATA.left);
  head.setAttribute("x1",x);head.setAttribute("x2",x);
  now.textContent=(time/1e6).toFixed(3)+" s";
  const running=DATA.rows.filter(({executions})=>executions.some(({from,to})=>from<=time&&time<to)).map(({name})=>name);
  busy.textContent=running.length===0?"Nobody executes.":running.join(" and ")+(running.length>1?" execute at once.":" executes.");
};
slider.addEventListener("input",show);
document.addEventListener("keydown",(event)=>{
  if(event.key!=="n"&&event.key!=="p")return;
  const time=DATA.from+slider.value/1000*(DATA.to-DATA.from),step=(DATA.to-DATA.from)/1000;
  const next=event.key==="n"?DATA.events.find((at)=>at>time+step/2):DATA.events.findLast((at)=>at<time-step/2);
  if(next!==undefined){slider.value=String(Math.round((next-DATA.from)/(DATA.to-DATA.from)*1000));show();}
});
show();
`;
