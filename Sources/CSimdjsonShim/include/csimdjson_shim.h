#ifndef CSIMDJSON_SHIM_H
#define CSIMDJSON_SHIM_H
int csimdjson_version(void);
#endif
