// The kernels for x86-64-v3: 256-bit vectors with fused multiply-add.
#include "Tables.h"

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma,bmi,bmi2,lzcnt,popcnt"))), apply_to = function)
#define CLANES_HAS_FMA 1
#define CLANES_GROUPS 2
#define CLANES_TABLE clanes_avx2
#define CLANES_NAME "avx2"
#include "Kernels.h"
#pragma clang attribute pop
#endif
