/** The look of the standalone drawing: the values of src/ui/tokens.css, which a file of its own cannot refer to. */
const LIGHT = [
  '--paper:#fbfaf8;--surface:#fff;--line:#e2ded6;--line-strong:#8d8678;--ink:#1d1f25;--ink-soft:#555963;--bad:#b42318;--bad-wash:#fdecea',
  '--app:#3145b8;--app-wash:#e9edfc;--sidecar:#0b7261;--sidecar-wash:#e0f3ee;--init:#8f5a00;--init-wash:#fbf0da',
  '--volume:#7a3f8f;--volume-wash:#f5eaf9;--network:#4d5566;--network-wash:#edeff3',
].join(';');

const DARK = [
  '--paper:#14161b;--surface:#1b1e25;--line:#2d323d;--line-strong:#707a8c;--ink:#e8e9ed;--ink-soft:#a9b0bd;--bad:#ff9b8e;--bad-wash:#41201c',
  '--app:#9db0ff;--app-wash:#212845;--sidecar:#5fd0ba;--sidecar-wash:#15352f;--init:#f0bb60;--init-wash:#3a2c12',
  '--volume:#d3a2e6;--volume-wash:#33203b;--network:#aab4c6;--network-wash:#262b36',
].join(';');

const RULES = [
  'text{font-family:"IBM Plex Sans",ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font-size:12px;fill:var(--ink)}',
  '.detail,.port,.label{font-family:"IBM Plex Mono",ui-monospace,"SF Mono",Menlo,Consolas,monospace}',
  '.sheet{fill:var(--surface)}',
  'g{--k:var(--network);--wash:var(--network-wash)}',
  '.app{--k:var(--app);--wash:var(--app-wash)}.sidecar{--k:var(--sidecar);--wash:var(--sidecar-wash)}.init{--k:var(--init);--wash:var(--init-wash)}',
  '.volume,.mount,.configMap,.secret{--k:var(--volume);--wash:var(--volume-wash)}',
  '.client,.external{--wash:var(--surface)}.pod{--k:var(--line-strong);--wash:var(--paper)}',
  '.box,.back{fill:var(--wash);stroke:var(--k);stroke-width:1.5}.pod>.box{stroke-dasharray:7 5}.pod>.back{stroke-width:1;stroke-dasharray:7 5}',
  '.external>.box{stroke-dasharray:3 3}.rim,.glyph{fill:none;stroke:var(--k);stroke-width:1.5;stroke-linecap:round}',
  '.name{font-size:14px;font-weight:600}.detail,.note{fill:var(--ink-soft)}.tag{fill:var(--k);font-weight:600}',
  '.socket{fill:var(--surface);stroke:var(--k);stroke-width:1.75}.bound{fill:var(--k);stroke:var(--surface);stroke-width:1.5}',
  '.line{fill:none;stroke:var(--k);stroke-width:1.5}.head,.dot{fill:var(--k)}.mask{fill:var(--paper)}.label{fill:var(--ink-soft)}',
  '.starts>.line{stroke-dasharray:2 4;stroke-linecap:round}.selects>.line,.backs>.line{stroke-dasharray:5 4}',
  '.trouble{--k:var(--bad);--wash:var(--bad-wash)}.trouble>.box,.trouble>.line{stroke-dasharray:5 4}.pod.trouble{--wash:var(--paper)}.fault,.trouble>.label{fill:var(--bad)}',
].join('');

export const STYLE = `:root{color-scheme:light dark;${LIGHT}}@media (prefers-color-scheme:dark){:root{${DARK}}}${RULES}`;
