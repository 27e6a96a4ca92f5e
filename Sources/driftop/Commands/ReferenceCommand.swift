import ArgumentParser

/// `driftop reference`: what models are held against, as files.
struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "Save what models are held against, merge such files, and show them.",
    discussion: """
      A reference is what a model's records were like when all was well: counts, quantiles and a sample of at most 2,048 \
      rows with their values. Give it to the other commands with --reference FILE.

      driftop reference save march.jsonl -o march.ref.zst
      driftop reference merge march.ref.zst april.ref.zst -o spring.ref.zst
      driftop report may.jsonl --reference spring.ref.zst
      """,
    subcommands: [ReferenceSaveCommand.self, ReferenceMergeCommand.self, ReferenceShowCommand.self])
}
