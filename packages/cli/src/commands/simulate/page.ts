import { createHash } from "node:crypto";
import {
  type Counterexample,
  exactTime,
  headline,
  type Mark,
  type Picture,
  pictureOf,
  pictureSvg,
  SVG_LAYOUT,
  story,
} from "@slotwise/simulator";
import { escapeXml } from "@slotwise/words";

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
    width: WIDTH,
    problem: picture.problem,
    rows: picture.rows.map(({ name, executions }) => ({
      name,
      // One that the edge of the picture cuts off goes on.
      executions: executions.map(({ from, to }) => ({ from, to: to < picture.to ? to : null })),
    })),
    events: counterexample.events.map(({ at }) => at),
  }).replaceAll("<", "\\u003c");
  const script = `const DATA=${data};\n${SCRIPT}`;
  const styles = [STYLE, /<style>([^<]*)<\/style>/.exec(svg)?.[1] ?? ""];
  const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${styles.map(hash).join(" ")}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeXml(policy)}">
<meta name="viewport" content="width=device-width">
<title>${escapeXml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<figure>
${svg}
<figcaption>${caption(picture)}</figcaption>
</figure>
<p><label for="time">Time</label> <input id="time" type="range" min="0" max="1" step="any" value="0"> <output id="now" for="time">${escapeXml(exactTime(picture.from))}</output>
<button id="previous" type="button">Previous event (p)</button> <button id="next" type="button">Next event (n)</button></p>
<p id="busy" aria-live="polite"></p>
<ol>
${sentences.map((sentence) => `<li>${escapeXml(sentence)}</li>`).join("\n")}
</ol>
</main>
<script>${script}</script>
</body>
</html>
`;
}

/** What the shapes are, as many as occur. */
function caption({ rows }: Picture): string {
  const has = (kind: Mark["kind"]) => rows.some(({ marks }) => marks.some((mark) => mark.kind === kind));
  return [
    rows.some(({ windows }) => windows.length > 0) && "Upper bar: its window, as it sees it.",
    rows.some(({ executions }) => executions.length > 0) && "Lower bar: it executes.",
    has("join") && "An arrowhead: it joins.",
    has("look") && "A stroke: it looks.",
    has("start") && "A dot: it looks and starts.",
    has("refusal") && "A cross: it is refused.",
    has("fault") && "A triangle: something goes wrong.",
    "Within the dashed lines: what is wrong.",
  ]
    .filter((sentence) => sentence !== false)
    .join(" ");
}

function hash(content: string): string {
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}

const STYLE = `:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:24px}main{max-width:${WIDTH}px;margin:0 auto}figure{margin:0;overflow-x:auto}svg{max-width:100%;min-width:600px;height:auto}figcaption{font-size:13px;opacity:.8;position:sticky;left:0}input{width:45%;vertical-align:middle}output{font-variant-numeric:tabular-nums;margin-right:1em}button{font:inherit;font-size:13px}`;

const SCRIPT = `const byId=(id)=>document.getElementById(id),slider=byId("time"),head=byId("playhead"),length=DATA.to-DATA.from;
const figure=document.querySelector("figure"),svg=document.querySelector("svg");
let time=DATA.from;
const xOf=(at)=>DATA.left+(at-DATA.from)/length*(DATA.right-DATA.left);
const pixels=(at)=>xOf(at)*svg.getBoundingClientRect().width/DATA.width;
const follow=()=>{
  const x=pixels(time),room=Math.min(24,figure.clientWidth/4);
  if(x<figure.scrollLeft+room||x>figure.scrollLeft+figure.clientWidth-room)figure.scrollLeft=Math.max(0,x-figure.clientWidth/2);
};
const show=()=>{
  const x=xOf(time);
  head.setAttribute("x1",x);head.setAttribute("x2",x);
  const text=String(Number((time/1e6).toFixed(length<1e6?6:3)))+" s";
  byId("now").textContent=text;slider.setAttribute("aria-valuetext",text);
  const running=DATA.rows.filter(({executions})=>executions.some(({from,to})=>from<=time&&(to===null||time<to))).map(({name})=>name);
  const words=running.length===0?"nobody executes":running.join(" and ")+(running.length>1?" execute at once":" executes");
  byId("busy").textContent=words[0].toUpperCase()+words.slice(1)+".";
};
const jump=(to)=>{if(to===undefined)return;time=to;slider.value=String((time-DATA.from)/length);show();follow();};
const next=()=>jump(DATA.events.find((at)=>at>time)),previous=()=>jump(DATA.events.findLast((at)=>at<time));
slider.addEventListener("input",()=>{time=Math.round(DATA.from+Number(slider.value)*length);show();follow();});
byId("next").addEventListener("click",next);byId("previous").addEventListener("click",previous);
document.addEventListener("keydown",(event)=>{
  if(event.ctrlKey||event.metaKey||event.altKey)return;
  if(event.key==="n")next();
  if(event.key==="p")previous();
});
show();
const [wrongFrom,wrongTo]=[pixels(DATA.problem.from),pixels(DATA.problem.to)];
figure.scrollLeft=Math.max(0,Math.min(wrongFrom-24,(wrongFrom+wrongTo-figure.clientWidth)/2));
`;
