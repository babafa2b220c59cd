#include "cgmime_shim.h"
