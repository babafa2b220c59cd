/// The page around the sections: head, navigation, and below each section the queries that give its numbers again.
enum PageLayout {
  static let template = """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
    <meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
    <title>{{#has_run}}{{#run}}{{pipeline}}: {{/run}}{{/has_run}}data quality</title><style>{{{style}}}</style></head>
    <body><a class="skip" href="#content">Skip to the numbers</a>
    <header>{{#has_run}}{{#run}}<h1>{{pipeline}}</h1><p>Data quality, run {{run_id_plain}} of <time datetime="{{started_at}}">{{started_at}}</time></p>
    {{/run}}{{/has_run}}{{^has_run}}<h1>Data quality</h1><p>No run is on record.</p>{{/has_run}}</header>
    <nav aria-label="Sections"><ul>{{#sections}}<li><a href="#{{id}}">{{title}}</a></li>{{/sections}}</ul></nav>
    <main id="content" tabindex="-1">{{#sections}}<section id="{{id}}" aria-labelledby="{{id}}-title"><h2 id="{{id}}-title">{{title}}</h2>
    <p class="question">{{question}}</p>
    {{{body}}}
    <details class="sql"><summary>The rows behind it</summary><p>Over the public views of <code>customers.sqlite</code>, by member of
    <code>report.json</code>:</p>{{#queries}}<h3><code>{{member}}</code></h3><pre><code>{{sql}}</code></pre>{{/queries}}</details></section>
    {{/sections}}</main><footer>{{#has_run}}{{#run}}Made by Selfsame {{tool_version}} from <code>customers.sqlite</code> alone. {{/run}}{{/has_run}}It
    holds customers' data: keep it as close as the database.</footer></body></html>

    """
}
