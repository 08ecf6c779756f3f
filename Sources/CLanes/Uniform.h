// Philox4x32-10 for vectors of counters, and uniforms from it.
#ifndef CLANES_UNIFORM_H
#define CLANES_UNIFORM_H

#include "Philox.h"
#include "Vector.h"

/// So many vectors of counters take the rounds together, as far as there are registers: the rounds of one vector wait
/// for one another.
enum { GROUPS = CLANES_GROUPS };

/// Ten rounds. A word stands in the lower half of its element; what the upper half holds is never read.
LANES_INLINE void philox_rounds(words c[GROUPS][4], uint32_t key0, uint32_t key1) {
#pragma clang loop unroll(full)
  for (int round = 0; round < 10; round++) {
#pragma clang loop unroll(full)
    for (int g = 0; g < GROUPS; g++) {
      words product0 = (c[g][0] & 0xFFFFFFFF) * PHILOX_MULTIPLIER_0;
      words product1 = (c[g][2] & 0xFFFFFFFF) * PHILOX_MULTIPLIER_1;
      c[g][0] = (product1 >> 32) ^ c[g][1] ^ (words)(uint64_t)key0;
      c[g][1] = product1;
      c[g][2] = (product0 >> 32) ^ c[g][3] ^ (words)(uint64_t)key1;
      c[g][3] = product0;
    }
    key0 += PHILOX_WEYL_0, key1 += PHILOX_WEYL_1;
  }
}

/// (w + 1/2) / 2^52 for w below 2^52, which makes a double in [1, 2).
LANES_INLINE reals uniform_at(words w) { return number(w | 0x3FF0000000000000) - 0x1.FFFFFFFFFFFFFp-1; }

/// The w of a uniform (w + 1/2) / 2^52.
LANES_INLINE words place_of(reals u) { return bits(u + 0x1.FFFFFFFFFFFFFp-1) & 0x000FFFFFFFFFFFFF; }

/// The uniform of the upper 52 bits of high · 2^32 + low.
LANES_INLINE reals uniform_of(words high, words low) {
  return uniform_at(((high << 32) | (low & 0xFFFFFFFF)) >> 12);
}

/// The uniforms of `count` paths, where `mirrored` with 1 - u on each odd path. Where `one_word` is true, the counter's
/// second word is the same for all of them, and the compiler moves its part of two rounds out of the loop.
LANES_INLINE void uniforms(bool one_word, bool mirrored, uint64_t seed, uint64_t stream, uint32_t period,
                           uint64_t first_pair, double *out, size_t count) {
  // In this order of counters, interleaving the halves stays within pairs of elements.
  const words order = {0, 4, 1, 5, 2, 6, 3, 7};
  for (size_t i = 0; i < count; i += 2 * WIDTH * GROUPS) {
    words c[GROUPS][4];
    for (int g = 0; g < GROUPS; g++) {
      words pair = order + (first_pair + i / 2 + (uint64_t)(g * WIDTH));
      c[g][0] = pair;
      c[g][1] = one_word ? (words)(uint64_t)philox_counter_1(first_pair, period)
                         : ((pair >> 32) & 0xFF) | (words)((uint64_t)period << 8);
      c[g][2] = (words)(stream & 0xFFFFFFFF);
      c[g][3] = (words)(stream >> 32);
    }
    philox_rounds(c, (uint32_t)seed, (uint32_t)(seed >> 32));
    for (int g = 0; g < GROUPS; g++) {
      reals even = uniform_of(c[g][0], c[g][1]);
      reals odd = mirrored ? 1 - even : uniform_of(c[g][2], c[g][3]);
      double *next = out + i + (size_t)(2 * g * WIDTH);
      store(next, __builtin_shufflevector(even, odd, 0, 8, 2, 10, 4, 12, 6, 14));
      store(next + WIDTH, __builtin_shufflevector(even, odd, 1, 9, 3, 11, 5, 13, 7, 15));
    }
  }
}

LANES_INLINE void uniforms_from(bool mirrored, uint64_t seed, uint64_t stream, uint32_t period, uint64_t first_path,
                                double *out, size_t count) {
  uint64_t first = first_path / 2, last = first + count / 2 - 1;
  if (first >> 32 == last >> 32) {
    uniforms(true, mirrored, seed, stream, period, first, out, count);
  } else {
    uniforms(false, mirrored, seed, stream, period, first, out, count);
  }
}

static void uniform(uint64_t seed, uint64_t stream, uint32_t period, uint64_t first_path, double *out, size_t count) {
  uniforms_from(false, seed, stream, period, first_path, out, count);
}

static void antithetic(uint64_t seed, uint64_t stream, uint32_t period, uint64_t first_path, double *out,
                       size_t count) {
  uniforms_from(true, seed, stream, period, first_path, out, count);
}

#endif
