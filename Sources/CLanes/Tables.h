// The tables of this architecture, each compiled for its own instruction set.
#ifndef CLANES_TABLES_H
#define CLANES_TABLES_H

#include "CLanes.h"

extern const clanes_table clanes_baseline;
#if defined(__x86_64__)
extern const clanes_table clanes_avx2, clanes_avx512;
#endif

#endif
