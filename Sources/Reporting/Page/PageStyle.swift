/// The page's style: one type scale, colours for light and dark that people who confuse red and green can tell apart.
enum PageStyle {
  static let css = """
    :root{color-scheme:light dark;--paper:#fcfcfa;--ink:#1c2126;--soft:#5b6670;--line:#dfe3e6;--fill:#2f6f9f;--fill-soft:#2f6f9f2e;
    --warn:#b25d00;--warn-soft:#ffb34738;--against:#a34a28}
    @media (prefers-color-scheme:dark){:root{--paper:#14181c;--ink:#e6eaed;--soft:#9aa6b0;--line:#2c343b;--fill:#6fb1e0;
    --fill-soft:#6fb1e038;--warn:#ffb454;--warn-soft:#ffb45430;--against:#f08a5d}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
    main,header,footer{max-width:1180px;margin:0 auto;padding:0 20px}
    header{padding-top:28px}h1{font-size:24px;margin:0}h2{font-size:19px;margin:40px 0 2px}h3{font-size:15px;margin:22px 0 6px}
    header p,.question,.note,.empty,small{color:var(--soft)}.question{margin:0 0 12px}
    nav{display:flex;flex-wrap:wrap;gap:4px 16px;margin:14px 0 0;padding:10px 0;border-block:1px solid var(--line)}
    a{color:var(--fill)}code{font:13px/1.4 ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
    .scroll{overflow-x:auto;max-width:100%}
    table{border-collapse:collapse;width:100%;font-size:14px}th,td{padding:5px 10px 5px 0;text-align:left;vertical-align:top;
    border-bottom:1px solid var(--line);overflow-wrap:break-word}thead th{color:var(--soft);font-weight:600;white-space:nowrap}
    tbody th{font-weight:500}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    th small,td small{display:block;font-size:12px;font-weight:400}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:0}
    .tiles div{border:1px solid var(--line);border-radius:8px;padding:12px 14px}.tiles .main{border-color:var(--fill)}
    .tiles dt{color:var(--soft);font-size:13px}.tiles dd{margin:0;font-size:26px;font-variant-numeric:tabular-nums}
    .tiles p{margin:0;color:var(--soft);font-size:13px}
    .matrix td.n{background:linear-gradient(90deg,var(--fill-soft) var(--shade,0%),transparent 0);padding-right:8px;padding-left:8px}
    .matrix .absent{color:var(--soft)}
    .bar{min-width:120px}.bar i{display:block;height:10px;margin-top:6px;background:var(--fill);border-radius:2px}
    .bar i.against{background:var(--against)}
    .chart{width:100%;max-width:760px;height:auto;display:block}.chart text{fill:var(--soft);font:12px system-ui,sans-serif}
    .chart rect{fill:var(--fill)}.chart rect.review{fill:var(--warn)}.chart rect.distinct{fill:var(--soft);opacity:.55}
    .chart line{stroke:var(--ink);stroke-width:1.5}.chart line.review{stroke-dasharray:4 4}
    .card{border:1px solid var(--line);border-radius:8px;margin:8px 0;padding:8px 12px}.card summary{cursor:pointer}
    .card summary span{color:var(--soft)}.differs{background:var(--warn-soft)}.card table{margin-top:8px}.card td,.card th{min-width:130px}
    .card tbody th,.card thead td{min-width:90px}
    details.sql{margin-top:10px;color:var(--soft)}details.sql pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:6px 0}
    summary:focus-visible,a:focus-visible{outline:2px solid var(--fill);outline-offset:2px}
    footer{padding:40px 20px 60px;color:var(--soft);font-size:13px}
    @media (max-width:520px){body{font-size:14px}.tiles dd{font-size:22px}.tiles{grid-template-columns:repeat(2,1fr)}}
    @media print{body{font-size:11px}nav,details.sql{display:none}h2{break-after:avoid}.card,tr{break-inside:avoid}
    @page{size:A4;margin:14mm}}
    """
}
