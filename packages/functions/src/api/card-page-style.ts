/** The style of the cards' pages: the app's tokens (packages/web/src/style/tokens.css), as far as a page without it needs them. */
export const STYLE = `
@font-face{font-family:"Inter Variable";font-weight:100 900;font-display:swap;src:url("/app/fonts/inter-latin-wght-normal.woff2") format("woff2")}
@font-face{font-family:"Newsreader Variable";font-weight:200 800;font-display:swap;src:url("/app/fonts/newsreader-latin-wght-normal.woff2") format("woff2")}
:root{color-scheme:light dark;--page:light-dark(#f6f4fb,#14111f);--panel:light-dark(#fff,#1e1a2e);--ink:light-dark(#1c1830,#f4f1ff);--muted:light-dark(#5d5775,#b4aecb);--grid:light-dark(#e4e0ef,#37314d);--edge:light-dark(#8a84a3,#8f88ab);--accent:light-dark(#5a43d6,#a892ff);--on-accent:light-dark(#fff,#14111f)}
*{box-sizing:border-box}
html{background:var(--page);color:var(--ink);font:1rem/1.5 "Inter Variable",system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;text-size-adjust:100%}
body,h1,h2,p,ul{margin:0;padding:0}
header,main{max-inline-size:45.5rem;margin-inline:auto;padding:16px 24px}
header a{display:inline-flex;align-items:center;min-block-size:44px;color:var(--ink);font-weight:600;text-decoration:none}
main{padding-block-end:72px}
article,main{display:grid;grid-template-columns:minmax(0,1fr);gap:24px;justify-items:start}
article>*{max-inline-size:100%}
h1{font-size:2rem;font-weight:600;line-height:1.2;letter-spacing:-.015em;overflow-wrap:anywhere}
h2{font-size:1.25rem;font-weight:600;margin-block-start:24px}
.who{display:flex;flex-wrap:wrap;align-items:center;gap:16px 32px}
.who>div{flex:1 1 18rem;display:grid;gap:8px}
img{display:block}
.voice{font:1.25rem/1.55 "Newsreader Variable",Georgia,"Noto Serif",serif;max-inline-size:65ch;overflow-wrap:anywhere;text-wrap:pretty}
.quiet{color:var(--muted);font-size:.875rem}
.row{display:flex;flex-wrap:wrap;gap:8px 16px}
a{color:var(--accent);text-underline-offset:3px;text-decoration-thickness:1px}
.button{display:inline-flex;align-items:center;min-block-size:44px;padding:8px 20px;border:1px solid var(--edge);border-radius:8px;color:var(--ink);text-decoration:none}
.filled{border-color:var(--accent);background:var(--accent);color:var(--on-accent);font-weight:600}
.own a{display:inline-flex;align-items:center;min-block-size:44px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
ul{list-style:none;display:grid;gap:16px;inline-size:100%;padding:24px;background:var(--panel);border:1px solid var(--grid);border-radius:12px}
.line{display:block;overflow:visible}
.line line{stroke:var(--edge)}
.line rect,.line circle{fill:var(--accent)}
.line circle{stroke:var(--panel);stroke-width:2}
.ends{display:flex;justify-content:space-between;gap:24px;color:var(--muted);font-size:.875rem}
.ends>:last-child{text-align:end}
.hidden{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media(max-width:40rem){header,main{padding-inline:16px}main{padding-block-end:72px}ul{padding:16px}}
@media print{header,.row,.own{display:none}}
`;
