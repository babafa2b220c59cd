import PipelineConfig

extension MappingPlanner {
  /// What the records tell of: what the pipeline file says, else what the preset, the kind of file or the columns say.
  func mapInteraction(_ reading: HeaderReading, into plan: inout MappingPlan) {
    guard var told = interaction(reading, in: plan) else { return }
    let amount = told.columns[.amount] ?? told.columns[.lineAmount]
    told.currency = told.currency ?? amount.flatMap { InteractionPlan.currency(inHeader: plan.columns[$0]) }
    plan.interaction = told
    if plan.isOfOneMoment { plan.updatedAt = plan.updatedAt ?? told.columns[.at] }
    guard let reference = told.columns[.reference], source.key == nil, kind != .mail else { return }
    if told.hasLines || given(in: plan) != nil { plan.key = KeyAction(column: reference) }
  }

  private func given(in plan: MappingPlan) -> InteractionDefinition? {
    source.interaction ?? plan.preset?.preset.interaction
  }

  private func interaction(_ reading: HeaderReading, in plan: MappingPlan) -> InteractionPlan? {
    var columns: [InteractionPart: Int] = [:]
    for part in InteractionPart.allCases { columns[part] = reading.best { $0 == .interaction(part) ? 0 : nil } }
    columns[.amount] = reading.totalColumn ?? columns[.amount]
    if kind == .mail { return InteractionPlan(kind: "message", channel: "email", columns: columns) }
    if kind == .vcard { return nil }
    if let given = given(in: plan) {
      for (part, name) in given.columns {
        columns[part] = ColumnSelector(name, kind: kind).column(in: plan.columns, kind: kind)?.column
      }
      return InteractionPlan(
        kind: given.kind, channel: given.channel ?? InteractionPlan.channel(of: given.kind), direction: given.direction ?? "",
        currency: given.currencyCode, columns: columns)
    }
    // Where the pipeline file names the fields, columns it does not name are not used.
    if reading.isOrder, !plan.isExplicit { return InteractionPlan(kind: "order", channel: "shop", columns: columns) }
    guard kind == .json || kind == .postLog else { return nil }
    let told: [InteractionPart] = [.at, .subject, .reference, .formName]
    return InteractionPlan(
      kind: "submission", channel: "web_form", direction: "inbound", columns: columns.filter { told.contains($0.key) })
  }
}
