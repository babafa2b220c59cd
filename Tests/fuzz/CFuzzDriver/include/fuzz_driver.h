#pragma once
#include <stddef.h>
#include <stdint.h>

/// Runs libFuzzer over `one` with its own arguments; -1 in a build without `-sanitize=fuzzer`.
int fuzz_driver_run(int argc, char **argv, int (*one)(const uint8_t *data, size_t size));
