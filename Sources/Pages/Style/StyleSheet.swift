/// How the page looks: on a telephone, on a desk, on paper, in light and in dark.
enum StyleSheet {
    /// Every text has a contrast of at least 4.5 to its ground. Lines have the colours of Okabe and Ito (2008), made darker on
    /// light ground and lighter on dark, and are told apart by dashes and letters too.
    static let text: StaticString = """
        :root{color-scheme:light dark;--ground:#fff;--card:#f5f7f9;--ink:#1b2126;--faint:#56616b;--rule:#d5dce2;
        --link:#0a58a6;--accent:#0a58a6;--warn:#9a4a00;--outer:#d3e3f3;--inner:#8fb8e0;--median:#0b3f7a;--seen:#30373d;
        --target:#b3261e;--bar:#7fabd8;--gain:#2f9273;--loss:#cf6a1f;--none:#a9b2ba;--low:#8a5a00;--high:#0b3f7a;
        --s0:#1b2126;--s1:#c85400;--s2:#0072b2;--s3:#00845f;--s4:#a8467f;--s5:#946600;--s6:#2a86bb;--s7:#6b7177}
        @media screen and (prefers-color-scheme:dark){:root{--ground:#11161b;--card:#1a2128;--ink:#e7ebee;--faint:#a3aeb8;
        --rule:#323c45;--link:#84bdf5;--accent:#5aa5ee;--warn:#f2b26b;--outer:#1d3955;--inner:#2f639a;--median:#d5e8fb;
        --seen:#e7ebee;--target:#ff8f82;--bar:#3d74ab;--gain:#2f9f7c;--loss:#d9762c;--none:#5d6871;--low:#f0b95a;
        --high:#d5e8fb;--s0:#e7ebee;--s1:#ff9a50;--s2:#58aef0;--s3:#36c796;--s4:#e592c4;--s5:#e8bd4c;--s6:#8ed0f7;
        --s7:#9aa3ab}}
        *{box-sizing:border-box}
        html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
        body{margin:0 auto;max-width:68rem;padding:1.5rem clamp(1rem,4vw,2.5rem) 3rem;background:var(--ground);
        color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,
        sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
        h1,h2,h3{line-height:1.25;text-wrap:balance;margin:0}
        h1{font-size:clamp(1.5rem,1.1rem + 1.8vw,2.1rem);letter-spacing:-.01em}
        h2{font-size:1.3rem;margin-bottom:.75rem}
        h3{font-size:1.02rem;margin-bottom:.35rem}
        p{margin:.5rem 0;max-width:46rem}
        a{color:var(--link)}
        :focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:2px}
        .faint,.unit{color:var(--faint);font-size:.875rem}
        .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .skip{position:absolute;left:-999px}
        .skip:focus{left:1rem;top:.5rem;background:var(--ground);padding:.3rem .6rem;z-index:1}
        .answer{margin:1.1rem 0 0;padding:.35rem 0 .35rem 1.1rem;border-left:4px solid var(--accent);font-size:1.12rem}
        .answer p{max-width:50rem;text-wrap:pretty}
        nav{margin:1.6rem 0 0;padding:.8rem 0 0;border-top:1px solid var(--rule);font-size:.9rem}
        nav ul{list-style:none;margin:0;padding:0;columns:22rem 2;column-gap:2.5rem}
        nav li{padding:.16rem 0;break-inside:avoid}
        section{margin-top:2.6rem}
        footer{margin-top:3rem;border-top:1px solid var(--rule)}
        .part{margin-top:1.3rem;min-width:0}
        .beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:1.2rem 2.4rem}
        figure{margin:0;container-type:inline-size}
        .unit{margin:0 0 .4rem}
        .box{position:relative;padding:.6rem var(--r) 1.7rem var(--l)}
        svg{overflow:visible}
        svg svg{overflow:hidden}svg .diamond{overflow:visible}
        svg.plot{display:block;width:100%}
        svg text{font-size:12.5px;fill:var(--faint)}
        .grid{stroke:var(--rule);stroke-width:1}
        .base{stroke:var(--faint);stroke-width:1}
        .up{text-anchor:end;dominant-baseline:central}
        .across{text-anchor:middle;transform:translateY(20px)}
        path{vector-effect:non-scaling-stroke;fill:none}
        .outer{fill:var(--outer)}.inner{fill:var(--inner)}.bar{fill:var(--bar)}.gain{fill:var(--gain)}
        .loss{fill:var(--loss)}.unresolved{fill:var(--none)}
        .line{stroke:currentColor;stroke-width:2.2;stroke-linejoin:round}
        .median{color:var(--median)}path.median{stroke-width:2.8}
        .s0{color:var(--s0)}.s1{color:var(--s1)}.s2{color:var(--s2)}.s3{color:var(--s3)}.s4{color:var(--s4)}
        .s5{color:var(--s5)}.s6{color:var(--s6)}.s7{color:var(--s7)}path.s0{stroke-width:3}
        path.s2{stroke-dasharray:9 3}path.s3{stroke-dasharray:4 3}path.s4{stroke-dasharray:10 3 2 3}
        path.s5{stroke-dasharray:2 3}path.s6{stroke-dasharray:14 4}path.s7{stroke-dasharray:6 3 2 3 2 3}
        .observed circle{fill:var(--ground);stroke:var(--seen);stroke-width:1.8}
        .judged circle,circle.judged{fill:var(--median);stroke:var(--ground);stroke-width:1.5}
        circle.open{fill:var(--ground);stroke:var(--faint);stroke-width:2}
        circle.low{fill:var(--ground);stroke:var(--low);stroke-width:2.5}
        circle.high{fill:var(--high);stroke:var(--ground);stroke-width:1.5}
        .target{stroke:var(--target);stroke-width:1.5;stroke-dasharray:5 4}
        .diamond path{fill:var(--target);stroke:var(--ground);stroke-width:1}
        .whisker{stroke:var(--median);stroke-width:1.4}
        svg .label,svg .words,svg .letter,svg .rowlabel,svg .figure{fill:var(--ink)}
        svg .label{fill:var(--target)}svg .label.ofmedian{fill:var(--median)}svg .label,svg .words,svg .rowlabel{paint-order:stroke;stroke:var(--ground);stroke-width:4px;stroke-linejoin:round}
        .end{text-anchor:end}
        .words{text-anchor:middle;font-weight:600}.words.end{text-anchor:end}
        .letter{font-weight:650;dominant-baseline:central}
        .rowlabel,.figure{dominant-baseline:central}
        .rowlabel{text-anchor:end;transform:translateX(-10px)}
        .figure{transform:translateX(10px);font-weight:600}
        .figure tspan{font-weight:400;fill:var(--faint)}
        .strips path{fill:transparent;stroke:none;pointer-events:all}
        .rows .strips path.on,.rows .strips path:hover{fill:color-mix(in srgb,var(--ink) 7%,transparent)}
        .zero{stroke:var(--faint);stroke-width:1.5}
        .cross{stroke:var(--ink);stroke-width:1;stroke-dasharray:2 2;pointer-events:none}
        .read{display:block;min-height:1.5em;margin:.1rem 0 .3rem;font-size:.875rem;color:var(--ink)}
        .key{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;margin:.35rem 0 .5rem;padding:0;font-size:.86rem}
        .key li{display:flex;align-items:center;gap:.45rem}
        .key b{font-weight:650}
        .key i{flex:none;width:20px;height:0}
        .key i.line{border-top:3px solid currentColor}
        .key i.s2,.key i.s4,.key i.s6{border-top-style:dashed}
        .key i.s3,.key i.s5,.key i.s7{border-top-style:dotted}
        .key i.box{height:12px;padding:0}.key i.box.inner{background:var(--inner)}.key i.box.outer{background:var(--outer)}
        .key i.box.gain{background:var(--gain)}.key i.box.loss{background:var(--loss)}
        .key i.box.unresolved{background:var(--none)}
        .key i.span{width:20px;height:11px;border:solid var(--median);border-width:0 1.6px;position:relative}
        .key i.span::after{content:"";position:absolute;left:0;right:0;top:5px;border-top:1.6px solid var(--median)}
        .key i.dot{width:10px;height:10px;border-radius:50%;background:var(--median)}
        .key i.dot.seen{background:none;border:2px solid var(--seen)}
        .key i.dot.open{background:none;border:2px solid var(--faint)}
        .key i.dot.low{background:none;border:2.5px solid var(--low)}.key i.dot.high{background:var(--high)}
        details{margin:.4rem 0}
        summary{cursor:pointer;font-size:.9rem;color:var(--link);width:fit-content;padding:.15rem 0}
        .table{overflow-x:auto;margin:.5rem 0}
        table{border-collapse:collapse;font-size:.875rem;line-height:1.4}
        th,td{padding:.3rem .7rem;text-align:right;white-space:nowrap;border-bottom:1px solid var(--rule);
        vertical-align:baseline}
        th:first-child,td:first-child{padding-left:.1rem}
        thead th{vertical-align:bottom;color:var(--faint);font-weight:600;white-space:normal;min-width:4.2em;
        border-bottom:1.5px solid var(--faint)}thead td{border-bottom:1.5px solid var(--faint)}
        tbody th{font-weight:400}
        tr:not(.note) :is(th,td):first-child{position:sticky;left:0;background:var(--ground)}
        .w{text-align:left;white-space:normal;min-width:7rem;max-width:26rem}
        tr.strong :is(th,td),tr.strong :is(th,td):first-child{font-weight:650;background:var(--card)}
        tr:has(+.note) th,tr:has(+.note) td{border-bottom:0;padding-bottom:0}
        .note td{text-align:left;white-space:normal;color:var(--faint);font-size:.93em;padding-top:.05rem;max-width:40rem}
        .notes{padding-left:1.1rem;max-width:48rem}
        .notes li{margin:.3rem 0}
        .notes .warning::marker{color:var(--warn)}
        dl{display:grid;grid-template-columns:minmax(7rem,auto) 1fr;gap:.35rem 1.4rem;margin:0;font-size:.92rem}
        dt{font-weight:600}
        dd{margin:0;max-width:46rem;min-width:0;overflow-wrap:anywhere}
        @container (max-width:34rem){
        text.minor,tspan.minor{display:none}
        }
        @container (max-width:44rem){
        .box:has(.rows){padding-left:2px;padding-right:14px}
        .rowlabel{text-anchor:start;transform:translateY(-9px)}
        .figure{text-anchor:end;transform:translateY(-9px)}
        .drop{transform:translateY(7px)}
        }
        @media (max-width:34rem){dl{display:block}dd{margin-bottom:.6rem}nav ul{columns:1}}
        @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
        @page{size:A4;margin:16mm 15mm}
        @media print{
        :root{color-scheme:light}
        body{max-width:none;padding:0;font-size:9.5pt}
        *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
        nav,.skip,.read{display:none}
        h1{font-size:18pt}h2{font-size:13pt}h3{font-size:10.5pt}
        h2,h3,summary,.unit{break-after:avoid}
        .box,.key,tr,.answer,dt{break-inside:avoid}
        thead{display:table-header-group}
        section{margin-top:1.4rem}
        a{color:inherit}
        summary{color:var(--ink);list-style:none;font-weight:600}
        details::details-content{display:block;content-visibility:visible;height:auto}
        .table{overflow:visible}.beside{display:block}
        tr:has(+.note){break-after:avoid}
        table{font-size:8pt}
        th,td{padding:.18rem .45rem}
        th{white-space:normal}
        .w{min-width:4rem;overflow-wrap:anywhere}
        }
        """
}
