#include "fuzz_driver.h"

#include <malloc.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*one)(const uint8_t *data, size_t size)) __attribute__((weak));

// libFuzzer's own main function wants it, though this one is used instead.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return 0; }

int fuzz_driver_run(int argc, char **argv, int (*one)(const uint8_t *data, size_t size)) {
  if (!LLVMFuzzerRunDriver) return -1;
  // Readers' large buffers are used again instead of being mapped for each input.
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  return LLVMFuzzerRunDriver(&argc, &argv, one);
}
