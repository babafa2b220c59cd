import PipelineConfig
import RecordModel

/// Makes a file's ``MappingPlan`` from the pipeline file or, without explicit fields, from header names and content.
struct MappingPlanner {
  let source: SourceDefinition
  let kind: SourceKind
  /// Which normalizer takes a field, by the field's raw value.
  let normalizers: [Int]

  func plan(for columns: [String], sample: SourceRecordBatch) -> MappingPlan {
    var plan = MappingPlan()
    plan.isExplicit = !source.fields.isEmpty && source.preset == nil
    plan.columns = columns
    plan.actions = [[CellAction]](repeating: [], count: columns.count)
    plan.rankNames()
    let preset = plan.isExplicit ? nil : PresetTable.of(columns, kind: kind, named: source.preset)
    plan.preset = preset
    var reading = HeaderReading(columns: columns, kind: kind, sniffer: ContentSniffer(sample), preset: preset)
    if !plan.isExplicit { reading.settle() }
    mapKeyAndTime(reading, into: &plan)
    mapInteraction(reading, into: &plan)
    if !plan.isExplicit {
      plan.hasPeople = reading.hasPeople
      let overridden = overriddenColumns(in: columns)
      for column in columns.indices where !overridden.contains(column) {
        map(reading.meanings[column], of: column, into: &plan)
      }
      join(reading.meanings, in: &plan)
    }
    mapExplicitly(into: &plan, from: 0)
    list(reading, columns.indices, into: &plan)
    return plan
  }

  /// The plan with the columns that a later batch brought; those it knows stay as they are.
  func extended(_ plan: MappingPlan, to columns: [String]) -> MappingPlan {
    guard columns.count > plan.columns.count else { return plan }
    var result = plan
    let added = plan.columns.count..<columns.count
    result.columns = columns
    result.actions += [[CellAction]](repeating: [], count: added.count)
    result.rankNames()
    var reading = HeaderReading(columns: columns, kind: kind, sniffer: nil, preset: plan.preset)
    mapExplicitly(into: &result, from: added.lowerBound)
    if !plan.isExplicit {
      for column in added {
        reading.settleLate(
          column, isMapped: { field in result.actions.joined().contains { $0.field == field } }, plan.hasPeople)
        map(reading.meanings[column], of: column, into: &result)
      }
      join(reading.meanings, in: &result)
    }
    list(reading, added, into: &result)
    return result
  }

  private func mapKeyAndTime(_ reading: HeaderReading, into plan: inout MappingPlan) {
    if let key = source.key {
      if let found = ColumnSelector(key.from, kind: kind).column(in: plan.columns, kind: kind) {
        plan.key = KeyAction(column: found.column, transforms: key.transforms)
      }
    } else if let column = reading.best({ if case .key(let rank) = $0 { rank } else { nil } }) {
      plan.key = KeyAction(column: column)
    }
    if let name = source.updatedAt {
      plan.updatedAt = ColumnSelector(name, kind: kind).column(in: plan.columns, kind: kind)?.column
    } else {
      plan.updatedAt = reading.best { if case .updatedAt(let rank) = $0 { rank } else { nil } }
    }
  }

  /// Columns that a mapping of the file takes from a preset.
  private func overriddenColumns(in columns: [String]) -> Set<Int> {
    Set(source.fields.compactMap { ColumnSelector($0.from, kind: kind).column(in: columns, kind: kind)?.column })
  }

  private func mapExplicitly(into plan: inout MappingPlan, from first: Int) {
    for (order, mapping) in source.fields.enumerated() {
      let selector = ColumnSelector(mapping.from, kind: kind)
      switch mapping.target {
      case .field(let field, let label):
        let action = CellAction(
          column: 0, order: order, normalizer: normalizers[Int(field.rawValue)], field: field, label: label,
          group: field.isAddressPart ? plan.addressGroup(label) : 0, transforms: mapping.transforms)
        add(action, selector, to: &plan, from: first)
      case .consent(let channel):
        guard let found = selector.column(in: plan.columns, kind: kind), found.column >= first else { continue }
        plan.consents.append(
          ConsentAction(
            column: found.column, kind: ConsentColumn(channel: channel, purpose: mapping.purpose ?? "unspecified"),
            transforms: mapping.transforms, at: column(mapping.at, in: plan), wording: column(mapping.wording, in: plan)))
      }
    }
    let orders = plan.actions.joined().map(\.order)
    plan.isInOrder = orders == orders.sorted()
  }

  private func add(_ action: CellAction, _ selector: ColumnSelector, to plan: inout MappingPlan, from first: Int) {
    let hasDefault = action.transforms.contains { if case .default = $0 { true } else { false } }
    guard let found = selector.column(in: plan.columns, kind: kind) else {
      if hasDefault, first == 0 { plan.defaults.append(action) }
      return
    }
    guard found.column >= first else { return }
    var action = action
    action.column = found.column
    if !found.isExact {
      action.occurrence = selector.occurrence
      if let condition = selector.condition {
        guard let column = plan.columns.firstIndex(of: condition.column) else { return }
        action.condition = (column, Array(condition.value.utf8))
      }
    }
    plan.actions[found.column].append(action)
    plan.defaults.removeAll { $0.order == action.order }
    if hasDefault { plan.defaults.append(action) }
  }

  private func column(_ name: String?, in plan: MappingPlan) -> Int? {
    guard let name else { return nil }
    return ColumnSelector(name, kind: kind).column(in: plan.columns, kind: kind)?.column
  }

  private func map(_ meaning: HeaderMeaning?, of column: Int, into plan: inout MappingPlan) {
    guard let meaning, plan.key?.column != column else { return }
    switch meaning.target {
    case .field(let field, let label):
      let group = field.isAddressPart ? plan.addressGroup("\(meaning.group)#\(meaning.ordinal)") : 0
      plan.actions[column].append(
        CellAction(
          column: column, order: column, normalizer: normalizers[Int(field.rawValue)], field: field, label: label, group: group)
      )
    case .consent(let kind):
      plan.consents.append(ConsentAction(column: column, kind: kind))
    default: break
    }
  }

  /// Ties label columns, house numbers, further family names and consent's time and wording to the columns they explain.
  private func join(_ meanings: [HeaderMeaning?], in plan: inout MappingPlan) {
    for column in plan.actions.indices {
      for index in plan.actions[column].indices {
        guard let meaning = meanings[column] else { continue }
        let field = plan.actions[column][index].field
        func sibling(_ target: HeaderTarget) -> Int? {
          meanings.firstIndex { $0?.target == target && $0?.group == meaning.group && $0?.ordinal == meaning.ordinal }
        }
        if field.takesLabel {
          plan.actions[column][index].labelColumn = sibling(.labels(field.isAddressPart ? .addressFull : field))
        }
        if field == .addressStreet, let number = sibling(.streetNumber) {
          plan.actions[column][index].joinedColumn = number
          plan.actions[column][index].isJoinedFirst = number < column
        }
        if field == .nameLast, let part = meanings.firstIndex(where: { $0?.target == .familyPart }) {
          plan.actions[column][index].joinedColumn = part
          plan.actions[column][index].isJoinedFirst = part < column
        }
      }
    }
    for index in plan.consents.indices {
      plan.consents[index].at = meanings.firstIndex { $0?.target == .consentTime }
      plan.consents[index].wording = meanings.firstIndex { $0?.target == .consentWording }
    }
  }

  private func list(_ reading: HeaderReading, _ range: Range<Int>, into plan: inout MappingPlan) {
    for column in range {
      let name = plan.columns[column]
      var targets: [(target: String, isExplicit: Bool)] = plan.actions[column].map { ($0.target, plan.isExplicit) }
      targets += plan.consents.filter { $0.column == column }.map { ("consent.\($0.kind.channel)", plan.isExplicit) }
      if plan.key?.column == column { targets.append(("key", source.key != nil)) }
      if plan.updatedAt == column { targets.append(("updated_at", source.updatedAt != nil)) }
      if let joining = plan.actions.joined().first(where: { $0.joinedColumn == column }) {
        targets.append((joining.target, false))
      }
      if let interaction = plan.interaction, let part = interaction.columns.first(where: { $0.value == column })?.key {
        targets.append(("interaction.\(part.rawValue)", source.interaction?.columns[part] != nil))
      }
      if targets.isEmpty { plan.mappings.append(ColumnMapping(column: name, target: "", evidence: "")) }
      for target in targets {
        let evidence = target.isExplicit ? "pipeline file" : reading.evidence[column] ?? "header '\(name)'"
        plan.mappings.append(ColumnMapping(column: name, target: target.target, evidence: evidence))
      }
    }
  }
}
