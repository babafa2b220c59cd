import CFuzzDriver
import Glibc

/// Usage: FuzzReaders TARGET [options of libFuzzer] CORPUS…
///
/// Built without the fuzzer, it tries each file that is named once.
guard CommandLine.argc > 1, FuzzTargets.chosen != nil else {
  print("usage: FuzzReaders TARGET …; targets: \(FuzzTargets.names.joined(separator: " "))")
  exit(64)
}
let status = fuzz_driver_run(CommandLine.argc - 1, CommandLine.unsafeArgv + 1) { data, count in
  FuzzTargets.tryOut(UnsafeRawBufferPointer(start: data, count: count))
  return 0
}
if status >= 0 { exit(status) }
for path in CommandLine.arguments.dropFirst(2) where !path.hasPrefix("-") {
  guard let file = fopen(path, "r") else { continue }
  var bytes = [UInt8](repeating: 0, count: 1 << 20)
  let count = fread(&bytes, 1, bytes.count, file)
  fclose(file)
  bytes.withUnsafeBytes { FuzzTargets.tryOut(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
}
