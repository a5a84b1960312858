#include "report/style.hpp"

#include <fmt/format.h>

namespace titrate::report {
namespace {

std::string variables(std::string_view Colour::*scheme) {
  std::string css;
  const auto add = [&](const Colour& colour) {
    css += fmt::format("--{}:{};", colour.name, colour.*scheme);
  };
  add(ground);
  add(faint);
  for (const Colour& colour : colours) add(colour);
  return css;
}

constexpr std::string_view rules = R"(
*{box-sizing:border-box}
html{background:var(--ground);color:var(--ink);-webkit-text-size-adjust:100%}
body{font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;max-width:56rem;margin:0 auto;padding:2rem 1.25rem 3rem;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
h1{font-size:1.6rem;line-height:1.2;margin:0}
h2{font-size:1.3rem;line-height:1.3;margin:2.5rem 0 .25rem}
h3{font-size:1rem;margin:2rem 0 .5rem;padding-top:.5rem;border-top:1px solid var(--faint)}
h4{font-size:.9rem;margin:1rem 0 .25rem}
p{margin:.25rem 0}
.lead,.plan,figcaption,caption,.small{color:var(--muted)}
.lead{margin-bottom:1rem}
.small,figcaption,caption{font-size:.85rem}
.small{margin-top:.5rem}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1rem 1.5rem;margin:1rem 0;padding:0}
.figures div{border-top:2px solid var(--ink);padding-top:.35rem}
.figures dt{font-size:.85rem;color:var(--muted)}
.figures dd{margin:0}
.figures .big{font-size:1.35rem;font-weight:600;line-height:1.25}
.figures .more{font-size:.85rem;color:var(--muted);display:block}
.facts{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.3rem 1rem;margin:.5rem 0}
.facts dt{color:var(--muted)}
.facts dd{margin:0;min-width:0}
.alarm{border-left:4px solid var(--alarm);padding-left:.75rem}
.alarm strong{color:var(--alarm)}
code{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.9em}
table{border-collapse:collapse;width:100%;font-size:.9rem}
caption{text-align:left;padding-bottom:.4rem}
th,td{text-align:left;vertical-align:top;padding:.25rem .6rem .25rem 0;border-bottom:1px solid var(--faint)}
thead th{border-bottom:1px solid var(--edge);font-weight:600;vertical-align:bottom}
th[scope=row]{font-weight:400}
time{white-space:nowrap}
bdi,.names{overflow-wrap:anywhere}
th.names{width:28%}
ul{margin:.5rem 0;padding-left:1.2rem}
.n{text-align:right}
.nights{font-size:.82rem}
.nights thead th:last-child{width:30%}
.nights td:nth-child(-n+7):not([colspan]){white-space:nowrap}
.said{border-bottom:1px solid var(--faint);color:var(--ink)}
tr.has-more>*:not([rowspan]){border-bottom:0;padding-bottom:0}
.missed{color:var(--muted);font-style:italic}
.act{font-weight:600}
.loose{color:var(--loose);font-weight:600}
.label{color:var(--muted)}
figure{margin:0}
svg.chart{display:block;width:100%;height:auto}
.on-phone{display:none}
svg text{paint-order:stroke;stroke:var(--ground);stroke-width:3px;stroke-linejoin:round;font:11px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;fill:var(--muted)}
svg .head{fill:var(--ink);font-weight:600}
svg .grid{stroke:var(--faint);stroke-width:1;fill:none}
svg .axis{stroke:var(--edge);stroke-width:1;fill:none}
svg .dose{fill:var(--dose)}
svg .ceiling{stroke:var(--ceiling);stroke-width:1.5;fill:none}
svg text.ceiling{stroke:var(--ground);stroke-width:3px;fill:var(--ceiling)}
svg .level{stroke:var(--level);stroke-width:1.5;stroke-dasharray:2 3;fill:none}
svg text.level{stroke:var(--ground);stroke-width:3px;stroke-dasharray:none;fill:var(--level)}
svg text.stool{font-size:10px}
svg text.loose{font-size:10px;font-weight:700;fill:var(--loose)}
svg .bottle{stroke:var(--ink);stroke-width:1;fill:none}
svg .act{stroke:var(--ink);stroke-width:1;stroke-dasharray:1 2;fill:none}
svg .mark-loose{fill:var(--loose);stroke:var(--loose)}
svg .mark-other{fill:none;stroke:var(--loose);stroke-width:1.2}
svg .mark-missed{fill:none;stroke:var(--muted);stroke-width:1.3}
svg .mark-sign{fill:var(--alarm)}
svg .noted{stroke:var(--ink);stroke-width:1.1;fill:none}
svg .dot{fill:var(--ink)}
svg .mean{stroke:var(--dose);stroke-width:3;fill:none}
svg .halo{stroke:var(--ground);stroke-width:4;fill:none}
.keys{list-style:none;display:flex;flex-wrap:wrap;gap:.1rem 1.25rem;margin:.5rem 0 0;padding:0}
.keys svg{width:1.1em;height:1.1em;vertical-align:-.15em;margin-right:.35em}
footer{margin-top:2.5rem;border-top:1px solid var(--edge);padding-top:.75rem;color:var(--muted);font-size:.9rem}
@media screen and (max-width:36rem){
body{padding:1.25rem 1rem 2rem}
.facts{grid-template-columns:1fr;gap:0}
.facts dd{margin-bottom:.5rem}
.on-page{display:none}
.on-phone{display:block}
svg.chart{max-width:30rem}
th,td{padding-right:.4rem}
}
@media screen and (max-width:56rem){
.nights thead{display:none}
.nights tr{display:flex;flex-wrap:wrap;gap:0 .8rem;padding:.3rem 0;border-bottom:1px solid var(--faint)}
.nights th,.nights td{border:0;padding:0}
.nights td:empty{display:none}
.nights td[data-of]::before{content:attr(data-of) " ";color:var(--muted);font-weight:400}
.nights tr.has-more{border-bottom:0;padding-bottom:0}
}
@page{margin:11mm 12mm}
@media print{
html{font-size:9.5pt}
body{max-width:none;padding:0;line-height:1.4}
h2{margin-top:1.25rem}
h3{margin-top:1.1rem}
.figures{grid-template-columns:repeat(4,1fr);margin:.75rem 0}
section.course+section.course{break-before:page}
h1,h2,h3,h4,caption{break-after:avoid}
figure,.figures,.facts>*,.alarm,.keep,tr{break-inside:avoid}
svg.chart{max-height:135mm}
table{font-size:8.8pt}
.nights{font-size:7.8pt}
.nights th,.nights td{padding-right:.45rem}
.sheet{font-size:8.5pt;line-height:1.35}
.sheet h1{font-size:13pt;display:inline}
.sheet .lead{display:inline;margin:0 0 0 1em}
.sheet h2{font-size:11.5pt;margin:.5rem 0 .1rem}
.sheet h3{font-size:9pt;margin:.5rem 0 .2rem;padding-top:.25rem}
.sheet .figures{margin:.4rem 0;gap:.5rem 1.5rem}
.sheet .figures .big{font-size:11.5pt}
.sheet .figures dt,.sheet .figures .more,.sheet .small,.sheet figcaption,.sheet caption{font-size:7.8pt}
.sheet .facts{margin:.3rem 0;gap:0 1rem}
.sheet p,.sheet .small,.sheet .keys{margin:.15rem 0 0}
.sheet table{font-size:8.2pt}
.sheet th,.sheet td{padding:.05rem .6rem .05rem 0}
.sheet footer{margin-top:.4rem;padding-top:.2rem;font-size:7.8pt}
.sheet section.notes,.sheet .facts{break-inside:auto}
}
)";

}  // namespace

std::string report_style() {
  return fmt::format(
             ":root{{color-scheme:light;{}}}\n"
             "@media screen and (prefers-color-scheme:dark){{:root{{color-scheme:dark;{}}}}}",
             variables(&Colour::light), variables(&Colour::dark)) +
         std::string(rules);
}

}  // namespace titrate::report
