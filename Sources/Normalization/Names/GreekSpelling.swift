/// Everyday Latin spelling of Greek names after ELOT 743, as in Greek passports.
enum GreekSpelling {
  static let rules = SpellingRules(
    """
    α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o
    αι ai ει ei οι oi ου ou υι yi γγ ng γξ nx γχ nch γκ gk ^μπ b
    αυ av ευ ev ηυ iv αυ$ af ευ$ ef ηυ$ if αυ>θκξπστφχψ af ευ>θκξπστφχψ ef ηυ>θκξπστφχψ if
    """)
}
