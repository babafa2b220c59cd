#include "csimdjson_shim.h"
int csimdjson_version(void) { return 3; }
