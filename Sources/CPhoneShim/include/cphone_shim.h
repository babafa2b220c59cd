#ifndef CPHONE_SHIM_H
#define CPHONE_SHIM_H
int cphone_version(void);
#endif
