// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// One stage or layer of the pipeline: a Swift target with warnings as errors.
func layer(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// The tests of one target, mirroring its files path by path.
func tests(of name: String, with dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.byName(name: name)] + ["Diagnostics", "RecordModel"].filter { $0 != name }.map { .byName(name: $0) }
      + dependencies,
    swiftSettings: strict)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "selfsame",
  products: [.executable(name: "selfsame", targets: ["selfsame"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // C libraries from Debian packages.
    .systemLibrary(name: "CCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
    .systemLibrary(name: "CUTF8Proc", pkgConfig: "libutf8proc", providers: [.apt(["libutf8proc-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CDigest", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    // Shims for what Swift cannot import as it is: C++ libraries, C macros.
    .target(name: "CCharset"),
    .target(name: "CGMimeShim", dependencies: ["CGMime"]),
    .target(name: "CSimdjsonShim", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CPhoneShim", linkerSettings: [.linkedLibrary("phonenumber")]),

    // What every stage may use.
    layer("Diagnostics", []),
    layer("RecordModel", ["Diagnostics", "CDigest"]),
    layer("PipelineConfig", ["Diagnostics", "RecordModel", yams], resources: [.embedInCode("Presets/Systems")]),
    layer("ProfileStore", ["Diagnostics", "RecordModel", grdb, grdbSQLite]),

    // The stages, in flow order. None imports another.
    layer(
      "Extraction",
      [
        "Diagnostics", "RecordModel", "PipelineConfig", "CCSV", "CLibXML2", "CGMime", "CGMimeShim", "CSimdjsonShim",
        "CZlib", "CZip", "CCharset",
      ]),
    layer("Normalization", ["Diagnostics", "RecordModel", "PipelineConfig", "CPhoneShim", "CUTF8Proc"]),
    layer("Matching", ["Diagnostics", "RecordModel", "PipelineConfig"]),
    layer("Merging", ["Diagnostics", "RecordModel", "PipelineConfig"]),
    layer("Loading", ["Diagnostics", "RecordModel", "PipelineConfig", "ProfileStore", grdb, grdbSQLite]),
    layer("Reporting", ["Diagnostics", "RecordModel", "ProfileStore", grdb, mustache]),
    layer("Evaluation", ["Diagnostics", "RecordModel", "ProfileStore", grdb]),
    layer("Steward", ["Diagnostics", "RecordModel", "ProfileStore", grdb]),

    // A made-up company's exports, for trying out, tests and benchmarks.
    layer("SampleCompany", ["Diagnostics", "RecordModel"]),

    // Above the stages.
    layer(
      "PipelineRunner",
      [
        "Diagnostics", "RecordModel", "PipelineConfig", "ProfileStore", "Extraction", "Normalization", "Matching",
        "Merging", "Loading", "Reporting", "Evaluation", "Steward",
      ]),
    .executableTarget(
      name: "selfsame",
      dependencies: [
        "Diagnostics", "RecordModel", "PipelineConfig", "ProfileStore", "PipelineRunner", "Loading", "Evaluation",
        "SampleCompany", "Steward", arguments,
      ],
      swiftSettings: strict),

    // Measure the matching engine, and the readers beside the libraries they use; no products.
    .target(name: "BenchMeter", path: "Tests/bench/BenchMeter", swiftSettings: strict),
    .executableTarget(
      name: "MatchingBench", dependencies: ["BenchMeter", "RecordModel", "PipelineConfig", "Matching", "CCSV"],
      path: "Tests/bench/MatchingBench", swiftSettings: strict),
    .target(
      name: "CBareReaders", dependencies: ["CCSV", "CLibXML2", "CGMime", "CZip"], path: "Tests/bench/CBareReaders",
      linkerSettings: [.linkedLibrary("simdjson")]),
    .executableTarget(
      name: "ReaderBench",
      dependencies: ["BenchMeter", "CBareReaders", "RecordModel", "PipelineConfig", "Extraction", "CZip"],
      path: "Tests/bench/ReaderBench", swiftSettings: strict),

    // Reads a file and checks the reader's promises, for tests, fuzzing and benchmarks; no product.
    .target(
      name: "ReaderAudit", dependencies: ["RecordModel", "PipelineConfig", "Extraction"], path: "Tests/ReaderAudit",
      swiftSettings: strict),
    // What takes any bytes, for the fuzzer; no product.
    .target(name: "CFuzzDriver", path: "Tests/fuzz/CFuzzDriver"),
    .executableTarget(
      name: "FuzzReaders",
      dependencies: [
        "CFuzzDriver", "Diagnostics", "RecordModel", "PipelineConfig", "Extraction", "Normalization", "ReaderAudit", "CZlib",
      ], path: "Tests/fuzz/FuzzReaders", swiftSettings: strict),

    tests(of: "Diagnostics"),
    tests(of: "RecordModel"),
    tests(of: "PipelineConfig"),
    tests(of: "ProfileStore", with: [grdb]),
    tests(of: "Extraction", with: ["PipelineConfig", "CZip"]),
    tests(of: "Normalization", with: ["PipelineConfig"]),
    tests(of: "Matching", with: ["PipelineConfig"]),
    tests(of: "Merging", with: ["PipelineConfig"]),
    tests(of: "Loading", with: ["PipelineConfig", "ProfileStore", grdb]),
    tests(of: "Reporting", with: ["ProfileStore", grdb]),
    tests(of: "Evaluation", with: ["ProfileStore"]),
    tests(of: "SampleCompany"),
    tests(of: "PipelineRunner", with: ["PipelineConfig", "ProfileStore", "SampleCompany", "Evaluation", "CZip", grdb]),
    .testTarget(
      name: "OutcomeTests",
      dependencies: ["RecordModel", "PipelineConfig", "Extraction", "Normalization", "Matching", "ReaderAudit", yams],
      swiftSettings: strict),
    .testTarget(
      name: "SelfsameTests", dependencies: ["selfsame", "Diagnostics", "RecordModel", "ProfileStore", "SampleCompany", grdb],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
