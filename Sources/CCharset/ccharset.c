#include "ccharset.h"
