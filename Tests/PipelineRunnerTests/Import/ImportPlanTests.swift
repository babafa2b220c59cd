import Testing

@testable import PipelineRunner

@Suite struct ImportPlanTests {
  @Test(
    "sources are called after their files, with the folder's name where two files have one name",
    arguments: [
      (["crm.csv", "Shop Kunden.xml"], ["crm", "shop-kunden"]),
      (["a/list.csv", "b/list.csv", "b/other.csv"], ["a-list", "b-list", "other"]),
      (["list.csv", "./list.csv"], ["list", "list-2"]), (["../in/mail/", ".."], ["mail", "files"]),
      (["Müller.csv.gz", "---.csv"], ["müller", "files"]),
    ])
  func names(files: [String], names: [String]) {
    #expect(SourceNames.of(files) == names)
  }

  @Test(
    "paths as the pipeline file's folder sees them",
    arguments: [
      ("p.yaml", "in/a.csv", "in/a.csv"), ("pipelines/p.yaml", "in/a.csv", "../in/a.csv"), ("in/p.yaml", "in/./a.csv", "a.csv"),
      ("x/../p.yaml", "y/../in", "in"), ("in/p.yaml", "in", "."), ("in/p.yaml", "/data/a.csv", "/data/a.csv"),
    ])
  func paths(pipeline: String, file: String, expected: String) {
    #expect(RelativePath(besides: pipeline).to(file) == expected)
  }
}
