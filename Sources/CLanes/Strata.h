// Uniforms that lie in strata: Latin hypercubes and digital nets.
#ifndef CLANES_STRATA_H
#define CLANES_STRATA_H

#include "CLanes.h"
#include "Philox.h"
#include "Uniform.h"

enum { STEPS = 8 };  // one key word each

/// A word that depends on all bits of x and of a key, for x below 2^32: two of Philox's products, the words of the first
/// folded together. One product alone would leave small x nearly in a line.
LANES_INLINE words scrambled(words x, uint32_t key, uint32_t first, uint32_t second) {
  words product = ((x ^ key) & 0xFFFFFFFF) * first;
  return ((product ^ product >> 32) & 0xFFFFFFFF) * second >> 32;
}

/// A keyed permutation of the numbers below 2^bits: a Feistel network over their upper and lower halves (M. Luby,
/// C. Rackoff, "How to construct pseudorandom permutations from pseudorandom functions", SIAM Journal on Computing 17,
/// 1988), which changes by turns the lower half by a function of the upper and the upper by one of the lower.
LANES_INLINE words permuted(words x, unsigned bits, const uint32_t keys[STEPS]) {
  unsigned low_bits = bits / 2;
  words low_mask = (words)((UINT64_C(1) << low_bits) - 1), high_mask = (words)((UINT64_C(1) << (bits - low_bits)) - 1);
  words low = x & low_mask, high = x >> low_bits;
  for (int step = 0; step < STEPS; step += 2) {
    low ^= scrambled(high, keys[step], PHILOX_MULTIPLIER_0, PHILOX_MULTIPLIER_1) & low_mask;
    high ^= scrambled(low, keys[step + 1], PHILOX_MULTIPLIER_1, PHILOX_MULTIPLIER_0) & high_mask;
  }
  return high << low_bits | low;
}

static void stratified(uint64_t seed, uint64_t stream, uint32_t period, unsigned bits, uint64_t first_path, double *out,
                       size_t count) {
  uniform(seed, stream, period, first_path, out, count);
  const words order = {0, 1, 2, 3, 4, 5, 6, 7};
  uint64_t run_length = UINT64_C(1) << bits;
  for (size_t i = 0; i < count;) {
    uint64_t path = first_path + i, left = run_length - path % run_length;
    size_t end = left < count - i ? i + (size_t)left : count;
    uint32_t keys[STEPS];
    clanes_run_words(seed, stream, period, path >> bits, keys);
    for (; i < end; i += WIDTH) {
      words stratum = permuted(order + ((first_path + i) & (run_length - 1)), bits, keys);
      store(out + i, uniform_at(stratum << (52 - bits) | place_of(load(out + i)) >> bits));
    }
  }
}

typedef uint64_t unaligned_words __attribute__((ext_vector_type(8), aligned(8), may_alias));

static void net(const uint64_t *points, uint64_t shift, double *out) {
  for (size_t i = 0; i < 64; i += WIDTH) store(out + i, uniform_at(*(const unaligned_words *)(points + i) ^ shift));
}

#endif
