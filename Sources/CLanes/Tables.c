#include "Tables.h"

#include <string.h>

enum { ELEMENTS = 64 };  // the least count a kernel takes

const clanes_table *clanes_best(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("x86-64-v4")) return &clanes_avx512;
  if (__builtin_cpu_supports("x86-64-v3")) return &clanes_avx2;
#endif
  return &clanes_baseline;
}

const clanes_table *clanes_named(const char *name) {
#if defined(__x86_64__)
  if (strcmp(name, "avx512") == 0) return __builtin_cpu_supports("x86-64-v4") ? &clanes_avx512 : NULL;
  if (strcmp(name, "avx2") == 0) return __builtin_cpu_supports("x86-64-v3") ? &clanes_avx2 : NULL;
#endif
  return strcmp(name, "baseline") == 0 ? &clanes_baseline : NULL;
}

double clanes_scalar_unary(clanes_unary operation, double x) {
  _Alignas(64) double lane[ELEMENTS];
  for (int i = 0; i < ELEMENTS; i++) lane[i] = x;
  clanes_best()->unary[operation](lane, lane, ELEMENTS);
  return lane[0];
}

double clanes_scalar_binary(clanes_binary operation, double x, double y) {
  _Alignas(64) double lane[ELEMENTS];
  clanes_best()->binary[operation]((clanes_operand){NULL, x}, (clanes_operand){NULL, y}, lane, ELEMENTS);
  return lane[0];
}
