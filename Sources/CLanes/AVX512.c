// The kernels for x86-64-v4: 512-bit vectors. Features, not `arch=x86-64-v4`: that one prefers 256 bits.
#include "Tables.h"

#if defined(__x86_64__)
#define CLANES_FEATURES "avx512f,avx512bw,avx512cd,avx512dq,avx512vl,avx2,fma,bmi,bmi2,lzcnt,popcnt"
#pragma clang attribute push(__attribute__((target(CLANES_FEATURES), min_vector_width(512))), apply_to = function)
#define CLANES_HAS_FMA 1
#define CLANES_GROUPS 4
#define CLANES_TABLE clanes_avx512
#define CLANES_NAME "avx512"
#include "Kernels.h"
#pragma clang attribute pop
#endif
