import Glibc
import RecordModel

/// The one place that asks what time it is; everything else is told.
package enum SystemClock {
  package static var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000)
  }
}
