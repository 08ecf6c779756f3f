#include "Philox.h"

#include "CLanes.h"

#pragma STDC FP_CONTRACT OFF

void clanes_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]) {
  uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3], key0 = key[0], key1 = key[1];
  for (int round = 0; round < 10; round++) {
    uint64_t product0 = (uint64_t)PHILOX_MULTIPLIER_0 * c0, product1 = (uint64_t)PHILOX_MULTIPLIER_1 * c2;
    c0 = (uint32_t)(product1 >> 32) ^ c1 ^ key0;
    c1 = (uint32_t)product1;
    c2 = (uint32_t)(product0 >> 32) ^ c3 ^ key1;
    c3 = (uint32_t)product0;
    key0 += PHILOX_WEYL_0, key1 += PHILOX_WEYL_1;
  }
  out[0] = c0, out[1] = c1, out[2] = c2, out[3] = c3;
}

void clanes_run_words(uint64_t seed, uint64_t stream, uint32_t period, uint64_t run, uint32_t words[8]) {
  uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
  for (uint64_t half = 0; half < 2; half++) {
    uint64_t pair = (UINT64_C(1) << 39) + 2 * run + half;
    uint32_t counter[4] = {(uint32_t)pair, philox_counter_1(pair, period), (uint32_t)stream,
                           (uint32_t)(stream >> 32)};
    clanes_philox(counter, key, words + 4 * half);
  }
}

double clanes_scalar_uniform(uint64_t seed, uint64_t stream, uint32_t period, uint64_t path) {
  uint64_t pair = path / 2;
  uint32_t counter[4] = {(uint32_t)pair, philox_counter_1(pair, period), (uint32_t)stream, (uint32_t)(stream >> 32)};
  uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)}, word[4];
  clanes_philox(counter, key, word);
  int half = path & 1 ? 2 : 0;
  uint64_t w = ((uint64_t)word[half] << 32 | word[half + 1]) >> 12;
  return ((double)w + 0.5) * 0x1p-52;
}
