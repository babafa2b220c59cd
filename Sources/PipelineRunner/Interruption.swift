import Diagnostics
import Dispatch
import Glibc
import Loading

/// Ends a run cleanly on Ctrl-C or SIGTERM: the half-built database is removed, the published one was never touched.
package final class Interruption {
  private let sources: [any DispatchSourceSignal]

  /// Listens until it is released; `folder` is the run's output folder. A second signal ends the process at once.
  package init(folder: String) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
      source.setEventHandler {
        signal(number, SIG_DFL)
        Publisher.removeOwnLeftovers(in: folder)
        _exit(ExitCode.interrupted.rawValue)
      }
      source.resume()
      return source
    }
  }

  deinit {
    for source in sources { source.cancel() }
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
  }
}
