// The kernels for every CPU of the architecture: SSE2, or NEON.
#include "Tables.h"

#if defined(__aarch64__)
#define CLANES_HAS_FMA 1
#else
#define CLANES_HAS_FMA 0
#endif
#define CLANES_GROUPS 1
#define CLANES_TABLE clanes_baseline
#define CLANES_NAME "baseline"
#include "Kernels.h"
