#include "cphone_shim.h"
int cphone_version(void) { return 8; }
