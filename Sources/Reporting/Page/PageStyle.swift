/// The page's style: one type scale, colours for light and dark that people who confuse red and green can tell apart; every text
/// stands at 4.5:1 or more against its ground.
enum PageStyle {
  static let css = screen + narrow + print

  private static let screen = """
    :root{color-scheme:light dark;--paper:#fcfcfa;--raised:#f2f4f3;--ink:#1c2126;--soft:#535e68;--line:#d9dee1;--fill:#2a6592;
    --fill-soft:#2f6f9f2e;--warn:#8f4a00;--warn-soft:#ffb34738;--against:#a34a28;--shadow:#0003}
    @media (prefers-color-scheme:dark){:root{--paper:#14181c;--raised:#1d2328;--ink:#e6eaed;--soft:#a3afb9;--line:#323b43;
    --fill:#7cb9e6;--fill-soft:#6fb1e038;--warn:#ffb454;--warn-soft:#ffb45430;--against:#f08a5d;--shadow:#0009}}
    *{box-sizing:border-box}html{scroll-padding-top:12px}
    body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
    main,header,nav,footer{max-width:1240px;margin:0 auto;padding:0 20px}main:focus{outline:none}
    header{padding-top:28px}h1{font-size:26px;line-height:1.25;margin:0;overflow-wrap:anywhere}
    h2{font-size:20px;margin:44px 0 2px;padding-top:20px;border-top:1px solid var(--line)}h3{font-size:15px;margin:24px 0 6px}
    header p,.question,.note,.empty,small,.quiet{color:var(--soft)}header p{margin:2px 0 0}.question{margin:0 0 14px}
    .note{max-width:90ch}
    nav ul{display:flex;flex-wrap:wrap;gap:2px 18px;margin:14px 0 0;padding:10px 0;list-style:none;border-block:1px solid var(--line)}
    main>section:first-child h2{border-top:0;padding-top:0;margin-top:26px}
    a{color:var(--fill)}code{font:13px/1.4 ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
    .skip{position:absolute;left:-999px;padding:8px 12px;background:var(--paper)}.skip:focus{left:12px;top:8px}
    .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .scroll{overflow-x:auto;max-width:100%;position:relative;background:linear-gradient(to left,var(--paper) 40%,transparent) right/40px
    100% no-repeat local,linear-gradient(to left,var(--shadow),transparent) right/14px 100% no-repeat scroll}
    table{border-collapse:separate;border-spacing:0;width:100%;font-size:14px}
    th,td{padding:6px 14px 6px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
    th{overflow-wrap:break-word}th.t{min-width:110px}th.p{min-width:270px}.small{width:auto;min-width:min(100%,460px)}.id,td small>code{white-space:nowrap}
    thead th,thead td{color:var(--soft);font-weight:600;vertical-align:bottom}thead th[title]{text-decoration:underline dotted;
    text-underline-offset:3px;cursor:help}tbody th{font-weight:500}
    tr>:first-child{position:sticky;left:0;z-index:1;background:var(--paper);max-width:340px;min-width:72px}
    .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}td,th{min-width:64px}
    th small,td small{display:block;font-size:12px;font-weight:400}small code{font-size:11.5px}td>code[title]{white-space:nowrap}
    .legend{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,300px),1fr));gap:2px 24px;margin:8px 0 0;
    font-size:13px;color:var(--soft)}.legend dt{display:inline;font-weight:600}.legend dt::after{content:": "}
    .legend dd{display:inline;margin:0}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(136px,1fr));gap:12px;margin:0}
    .tiles div{border:1px solid var(--line);border-radius:8px;padding:12px 14px}.tiles .main{border:2px solid var(--fill)}
    .tiles dt{color:var(--soft);font-size:13px}.tiles dd{margin:0;font-size:28px;line-height:1.3;font-variant-numeric:tabular-nums}
    .tiles .what{color:var(--soft);font-size:13px;line-height:1.4}
    .matrix{width:auto;min-width:min(100%,560px)}.matrix th,.matrix td{padding-left:10px;padding-right:10px}
    .matrix tr>:first-child{padding-left:0}.matrix thead th{max-width:160px;white-space:normal}
    .matrix tbody td.n{background:linear-gradient(90deg,var(--fill-soft) var(--shade,0%),transparent 0);min-width:84px}
    .matrix .within{box-shadow:inset 0 0 0 1px var(--soft)}.matrix .absent{color:var(--soft)}
    .bar{min-width:120px;width:22%}.bar i{display:block;height:10px;margin-top:6px;background:var(--fill);border-radius:2px}
    .bar i.against{background:none;border:2px solid var(--against)}
    .chart{width:100%;max-width:760px;height:auto;display:block}.chart text{fill:var(--soft);font:12px system-ui,sans-serif}
    .chart rect{fill:var(--fill)}.chart rect.review{fill:var(--warn)}.chart rect.distinct{fill:var(--soft);opacity:.55}
    .chart line{stroke:var(--ink);stroke-width:1.5}.chart line.review{stroke-dasharray:4 4}.chart line.grid{stroke:var(--line);
    stroke-width:1}
    .card{border:1px solid var(--line);border-radius:8px;margin:8px 0;padding:8px 14px}.card summary span,.link{color:var(--soft)}
    .link{margin:8px 0 0;font-size:14px}.card table{margin-top:8px;width:auto;min-width:100%}.card td,.card th{min-width:128px;
    max-width:240px}.card tr>:first-child{min-width:96px;padding-right:12px}.card td.golden{font-weight:600;background:var(--raised);padding-left:10px}
    .card thead th{overflow-wrap:anywhere}.card th.golden{padding-left:10px;color:var(--ink)}.card tbody td:nth-child(3),.card thead th:nth-child(3){padding-left:12px}
    .same{color:var(--soft)}.differs{background:var(--warn-soft);text-decoration:underline;text-decoration-color:var(--warn);
    text-underline-offset:3px}.example{margin:0 0 4px}.example b{font-weight:600}
    summary{cursor:pointer;padding:4px 0}details{margin-top:10px}details.sql{margin-top:16px;color:var(--soft);font-size:14px}
    details.sql pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:4px 0;padding:10px 12px;background:var(--raised);
    border-radius:6px;color:var(--ink)}details.sql h3{margin:14px 0 4px}
    :focus-visible{outline:2px solid var(--fill);outline-offset:2px}
    footer{padding:40px 20px 60px;color:var(--soft);font-size:13px}
    """

  private static let narrow = """
    @media (max-width:640px){body{font-size:14px}main,header,nav,footer{padding-left:14px;padding-right:14px}
    .tiles dd{font-size:22px}.tiles{grid-template-columns:repeat(2,minmax(0,1fr))}.tiles dd.what{font-size:12px}
    tr>:first-child{max-width:38vw}.chart text{font-size:19px}.card{padding:8px 10px}.card td.golden,.card th.golden{padding-left:6px}
    td,th{padding-right:10px}.stack,.stack tbody{display:block}.stack thead{display:none}.stack tbody th{font-weight:600}.stack tr{display:block;padding:8px 0;border-bottom:1px solid var(--line)}
    .stack td,.stack tbody th{display:block;position:static;max-width:none;border:0;padding:1px 0;text-align:left;white-space:normal}
    .scroll:has(>.stack){background:none}.stack td[data-label]::before{content:attr(data-label) ": ";color:var(--soft)}}
    """

  private static let print = """
    @media print{:root{color-scheme:light;--paper:#fff;--raised:#f2f4f3;--ink:#000;--soft:#444;--line:#bbb;--fill:#2a6592;
    --fill-soft:#2f6f9f2e;--warn:#8f4a00;--warn-soft:#ffb34738;--against:#a34a28}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    body{font-size:10.5px}main,header,footer{max-width:none;padding:0}nav,details.sql,.skip,details:not([open]){display:none}
    details.card{display:block}h1{font-size:18px}h2{font-size:14px;margin-top:22px;padding-top:10px;break-after:avoid}
    h3{font-size:11.5px;break-after:avoid}.question{break-after:avoid}.chart{break-inside:avoid}
    .link{font-size:10px}.card .golden{min-width:76px}.scroll{overflow:visible;background:none}table{font-size:9px}code,.legend{font-size:8.5px}
    th small,td small,small code{font-size:7.5px}th,td{padding:3px 6px 3px 0}td,th,th.t,th.p,.small,.card td,.card th,.matrix tbody td.n,.example,
    tr>:first-child,.card tr>:first-child{min-width:0;max-width:none}.matrix,.card table{width:100%}tr>:first-child{position:static}
    .matrix th,.matrix td{padding-left:3px;padding-right:3px}.bar{width:70px}.tiles{grid-template-columns:repeat(4,1fr)}
    .tiles dd{font-size:17px}.tiles .what,.tiles dt{font-size:9px}.chart{max-width:480px}.card,tr,.tiles div{break-inside:avoid}
    .n,td>code[title]{white-space:normal}@page{size:A4;margin:13mm}}
    """
}
